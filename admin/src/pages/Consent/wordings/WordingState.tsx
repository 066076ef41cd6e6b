import type { Wording, WordingVersion } from '../../../../../content-types';
import { Chip } from '../../../components/Chip';
import { useT } from '../../../hooks/useT';
import { differs } from './values';

/** Draft, published, or published with changes that forms do not show yet. */
export const WordingState = ({
  wording,
  latest,
}: {
  wording: Wording;
  /** The latest version; where it is not at hand, changes cannot be told. */
  latest?: WordingVersion;
}) => {
  const t = useT();
  const state =
    wording.publishedVersion === 0
      ? 'draft'
      : latest && differs(wording.draft, latest)
        ? 'changed'
        : 'published';
  const variant = { draft: 'secondary', changed: 'alternative', published: 'success' } as const;
  return (
    <Chip variant={variant[state]}>
      {t(`consent.state.${state}`, { version: wording.publishedVersion })}
    </Chip>
  );
};
