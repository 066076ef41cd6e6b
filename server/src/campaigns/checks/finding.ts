import type { PreflightCode, PreflightFinding } from '../contract';

export type Place = Partial<Pick<PreflightFinding, 'blockId' | 'step' | 'locale'>>;
export type Values = PreflightFinding['values'];

const make =
  (severity: PreflightFinding['severity']) =>
  (code: PreflightCode, place: Place = {}, values: Values = {}): PreflightFinding => ({
    code,
    severity,
    blockId: place.blockId ?? null,
    step: place.step ?? 'content',
    locale: place.locale ?? null,
    values,
  });

/** What blocks. */
export const error = make('error');
/** What asks. */
export const warning = make('warning');
