import { hideBin } from 'yargs/helpers';
import { runCommandLine } from './commandLine/runCommandLine';
import { commands } from './commands';
import { isStopping, listenForStops, READER_GONE_CODE, ReaderGone } from './process/interrupt';
import { describeFault } from './utils/describeFault';

// Until a command has said otherwise it has not been done, whatever ends this process.
const FAULT_CODE = 2;
process.exitCode = FAULT_CODE;

listenForStops(describeFault);
runCommandLine(hideBin(process.argv), commands).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // What fails while the grader is being stopped fails because of that, which has been told.
    if (isStopping()) return;
    if (error instanceof ReaderGone) {
      process.exitCode = READER_GONE_CODE;
      return;
    }
    process.stderr.write(`grader: ${describeFault(error)}\n`);
    process.exitCode = FAULT_CODE;
  },
);
