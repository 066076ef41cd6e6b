import type {
  RegisterResponse,
  RegistrationOutcome,
} from '../../../../../server/src/audience/contract';
import type { PastedPerson } from './paste';

/** The server takes this many people at a time. */
export const PART_SIZE = 1000;

export interface Refused {
  /** Line of the pasted text. */
  line: number;
  email: string;
  outcome: RegistrationOutcome;
}

/** What became of the people so far. */
export interface Outcome {
  counts: Record<RegistrationOutcome, number>;
  refused: Refused[];
}

export const NOTHING_YET: Outcome = {
  counts: {
    registered: 0,
    already: 0,
    unsubscribed: 0,
    suppressed: 0,
    'invalid-email': 0,
    repeated: 0,
    'free-mail': 0,
    'personal-address': 0,
  },
  refused: [],
};

/** All that can become of somebody, in the order in which it is told. */
export const OUTCOMES = Object.keys(NOTHING_YET.counts) as RegistrationOutcome[];

export const inParts = (people: PastedPerson[]): PastedPerson[][] =>
  Array.from({ length: Math.ceil(people.length / PART_SIZE) }, (_, part) =>
    people.slice(part * PART_SIZE, (part + 1) * PART_SIZE)
  );

/** Adds the server's answer about one part; its `index` counts within that part. */
export const addPart = (
  sum: Outcome,
  part: PastedPerson[],
  { counts, refused }: RegisterResponse['data']
): Outcome => ({
  counts: Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, sum.counts[outcome] + (counts[outcome] ?? 0)])
  ) as Outcome['counts'],
  refused: [
    ...sum.refused,
    ...refused.map(({ index, email, outcome }) => ({
      line: part[index]?.line ?? index + 1,
      email,
      outcome,
    })),
  ],
});

/** Those refused as a table that spreadsheets take from the clipboard. */
export const toTable = (refused: Refused[], reasonOf: (outcome: RegistrationOutcome) => string) =>
  refused.map(({ email, outcome }) => `${email}\t${reasonOf(outcome)}`).join('\n');
