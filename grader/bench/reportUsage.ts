import { writeFileSync } from 'node:fs';

// Loaded before the grader by a benchmark: leaves behind what the process used.
const file = process.env['GRADER_BENCH_USAGE'];
if (file !== undefined)
  process.on('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
