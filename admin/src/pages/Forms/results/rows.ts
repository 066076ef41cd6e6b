import type { QuestionResult } from '../../../../../server/src/forms/contract';
import type { BarRow } from '../../../components/BarTable';

interface Words {
  number: (value: number) => string;
  /** `YYYY-MM` or `YYYY`. */
  span: (span: string) => string;
}

const shareOf = (count: number, answered: number): number =>
  answered === 0 ? 0 : count / answered;

/** The bars of a question; none for texts. */
export const barsOf = (question: QuestionResult, words: Words): BarRow[] => {
  const { answered } = question;
  switch (question.kind) {
    case 'choices':
      return question.choices.map(({ value, label, count }) => ({
        key: value,
        label,
        count,
        share: shareOf(count, answered),
      }));
    case 'number':
      return question.bins.map(({ from, to, count }) => ({
        key: String(from),
        label: from === to ? words.number(from) : `${words.number(from)} – ${words.number(to)}`,
        count,
        share: shareOf(count, answered),
      }));
    case 'date':
      return question.spans.map(({ span, count }) => ({
        key: span,
        label: words.span(span),
        count,
        share: shareOf(count, answered),
      }));
    case 'text':
      return [];
  }
};

/** A length of time in the largest unit that leaves a whole number worth saying. */
export const durationOf = (
  seconds: number
): { value: number; unit: 'second' | 'minute' | 'hour' | 'day' } => {
  if (seconds < 90) return { value: Math.round(seconds), unit: 'second' };
  if (seconds < 90 * 60) return { value: Math.round(seconds / 60), unit: 'minute' };
  if (seconds < 36 * 3600) return { value: Math.round(seconds / 3600), unit: 'hour' };
  return { value: Math.round(seconds / 86_400), unit: 'day' };
};
