import { useState } from 'react';
import { useRegisterSubscribersMutation } from '../../../api/subscribers';
import { addPart, inParts, NOTHING_YET, type Outcome } from './outcome';
import type { PastedPerson } from './paste';
import type { RegisterGround } from './values';

export interface Progress {
  sent: number;
  total: number;
}

/** A part was refused or did not arrive; those before it are registered. */
export class PartFailure extends Error {
  constructor(
    readonly reason: unknown,
    readonly part: PastedPerson[],
    readonly soFar: Outcome
  ) {
    super('A part of the people could not be registered.');
  }
}

/** Sends people to the server in parts, one after the other, and adds up what became of them. */
export const useRegister = () => {
  const [register] = useRegisterSubscribersMutation();
  const [progress, setProgress] = useState<Progress | null>(null);

  /** @throws PartFailure */
  const run = async (ground: RegisterGround, people: PastedPerson[]): Promise<Outcome> => {
    let outcome = NOTHING_YET;
    let sent = 0;
    try {
      for (const part of inParts(people)) {
        setProgress({ sent, total: people.length });
        const data = await register({
          ...ground,
          people: part.map(({ email, firstName, lastName, reference }) => ({
            email,
            firstName,
            lastName,
            reference,
          })),
        })
          .unwrap()
          .catch((error: unknown) => {
            throw new PartFailure(error, part, outcome);
          });
        outcome = addPart(outcome, part, data);
        sent += part.length;
      }
    } finally {
      setProgress(null);
    }
    return outcome;
  };

  return { run, progress };
};
