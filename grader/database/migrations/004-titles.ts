import type { Migration } from './migration';

/**
 * Titles of the columns of what a platform exported, as they stood in the file that was imported last: an export speaks
 * the same language, and names the assignment's column as the platform does. An empty assignment means the course.
 */
export const titles: Migration = {
  number: 4,
  name: 'titles',
  statements: [
    `CREATE TABLE grader.titles (
       assignment text NOT NULL,
       source text NOT NULL,
       titles json NOT NULL,
       PRIMARY KEY (assignment, source)
     )`,
  ],
};
