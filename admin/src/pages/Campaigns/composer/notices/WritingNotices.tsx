import type { ReactNode } from 'react';
import type { Draft } from '../../model/draft';
import type { Writing } from '../useWriting';
import { BackupNotice } from './BackupNotice';
import { SaveProblems } from './SaveProblems';

interface WritingNoticesProps {
  writing: Writing;
  /** What is said while somebody else's save stands in the way. */
  conflict: ReactNode;
  /** What is said of a kept draft, where somebody has saved since. */
  changed: string;
  /** A kept draft as one of today: an older page may have kept it. */
  restored: (kept: Draft) => Draft;
  onShow: (blockId: string) => void;
}

/** What a person has to know or to decide before they write on. */
export const WritingNotices = ({
  writing,
  conflict,
  changed,
  restored,
  onShow,
}: WritingNoticesProps) => {
  const { offer, problems, settle, openedAt } = writing;
  return (
    <>
      {conflict}
      {problems.length > 0 ? <SaveProblems problems={problems} onShow={onShow} /> : null}
      {offer ? (
        <BackupNotice
          backup={offer}
          revision={openedAt}
          changed={changed}
          onRestore={() => settle(restored(offer.draft))}
          onThrowAway={() => settle(null)}
        />
      ) : null}
    </>
  );
};
