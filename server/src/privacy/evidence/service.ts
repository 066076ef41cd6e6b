import type { Core } from '@strapi/types';
import type { Maker, PersonFile, Scope } from './model';
import { personFile } from './person';
import { listScope } from './scope';
import { ndjson } from './stream';
import { summaryOf, type Summary } from './summary';

/** Everything that proves, or does not, why people are written to; see docs/evidence.md. */
export const createEvidence = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @throws NotFoundError */
  person: (id: number, madeBy: Maker): Promise<PersonFile> => personFile(strapi, id, madeBy),

  /** @throws NotFoundError for a list that is not there */
  listScope: (id: number): Promise<Scope> => listScope(strapi, id),

  /** The NDJSON export, line by line. */
  lines: (scope: Scope, madeBy: Maker): AsyncGenerator<string> => ndjson(strapi, scope, madeBy),

  summary: (scope: Scope, madeBy: Maker): Promise<Summary> => summaryOf(strapi, scope, madeBy),
});
export type EvidenceService = ReturnType<typeof createEvidence>;
