import { benchGrading } from './grading';
import { benchTraining } from './training';

async function main(): Promise<void> {
  await benchTraining();
  console.log('');
  await benchGrading();
}

void main();
