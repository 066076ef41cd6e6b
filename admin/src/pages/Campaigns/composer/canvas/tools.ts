import type { MessageDocument } from '../../../../../../content-types';
import { placeBeside, placeNextTo } from '../../model/places';
import { columnsWith, isFree, positionOf, type Place } from '../../model/tree';

/** What can be done to the selected block where it stands. */
export interface Tools {
  isFree: boolean;
  up: Place | null;
  down: Place | null;
  left: Place | null;
  right: Place | null;
  /** Id of the columns that it stands in. */
  around: string | null;
}

export const toolsOf = (document: MessageDocument, id: string): Tools => ({
  isFree: isFree(document, id),
  up: placeNextTo(document, id, -1),
  down: placeNextTo(document, id, 1),
  left: placeBeside(document, id, -1),
  right: placeBeside(document, id, 1),
  around: columnsWith(document, positionOf(document, id)?.parent ?? null)?.id ?? null,
});
