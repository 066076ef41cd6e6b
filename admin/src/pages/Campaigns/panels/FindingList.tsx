import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type { PreflightFinding } from '../../../../../server/src/campaigns/contract';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { FindingRow, wordsOf } from '../checks/FindingRow';
import { ELSEWHERE, fieldOf, focusField, PAGES, type ShowTarget } from '../checks/places';
import { useShow } from '../show';

interface FindingListProps {
  findings: PreflightFinding[];
  /** Called before focus moves, to close what is in the way. */
  onLeave?: () => void;
  /** Shows a place; else the composer around does, else fields are looked for on the page. */
  onShow?: (target: ShowTarget) => void;
}

/** Each check that found something: what it is, why it matters, and a way to the place. */
export const FindingList = ({ findings, onLeave, onShow: own }: FindingListProps) => {
  const t = useT();
  const around = useShow();
  const onShow = own ?? around;
  const can = useCan();
  if (findings.length === 0) {
    return (
      <Flex gap={2}>
        <CheckCircle aria-hidden fill="success600" />
        <Typography>{t('campaigns.checks.none')}</Typography>
      </Flex>
    );
  }
  const go = (run: () => void) => {
    onLeave?.();
    // A dialog hands focus back when it closes; the place gets it after that.
    setTimeout(run, onLeave ? 150 : 0);
  };

  const button = (words: string, finding: PreflightFinding, run: () => void) => (
    <Button
      variant="tertiary"
      size="S"
      // Ten buttons of one name are one too few for whoever hears them.
      aria-label={t('checks.show.about', { finding: wordsOf(finding, t) })}
      onClick={() => go(run)}
    >
      {words}
    </Button>
  );
  const remedy = (finding: PreflightFinding) => {
    const { code, blockId, step, locale } = finding;
    const other = PAGES[code];
    if (other)
      return can(other.action) ? (
        <Link tag={RouterLink} to={pluginPath(other.page)}>
          {t(other.words)}
        </Link>
      ) : null;
    if (ELSEWHERE.has(code)) return null;
    const field = fieldOf(finding);
    if (onShow)
      return button(t('checks.show'), finding, () =>
        onShow({ blockId, step, locale, place: field })
      );
    return field ? button(t('checks.show'), finding, () => focusField(field)) : null;
  };
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {findings.map((finding, index) => (
        <FindingRow
          // One block may have several links at fault.
          key={`${finding.code}-${finding.blockId}-${finding.locale}-${index}`}
          finding={finding}
          remedy={remedy(finding)}
        />
      ))}
    </Flex>
  );
};
