import { describeFeedback } from '../../../reporters/describeFeedback';
import { describeLateness, formatChange } from '../describeGrades';
import type { Summary } from '../../../gradebook/summarise';

/** What being late cost goes before what there is to mend. Why a person changed a score is theirs to tell. */
export function describeGrade({ counted, adjustment }: Summary): string {
  const late =
    counted === null || counted.penalty === 0
      ? []
      : [`${formatChange(-counted.penalty)} points: ${describeLateness(counted)}.`];
  // A spreadsheet would take "+5" for the beginning of a formula.
  const changed = adjustment === 0 ? [] : [`By hand: ${formatChange(adjustment)} points.`];
  const found = counted?.report == null ? [] : [describeFeedback(counted.report)];
  return [...late, ...changed, ...found].join(' ');
}
