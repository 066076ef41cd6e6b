import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type { PreflightCode, PreflightFinding } from '../../../../../server/src/campaigns/contract';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import type { ActionName } from '../../../permissions';
import { pluginPath } from '../../../pluginId';
import type { TextKey } from '../../../translations/keys';
import { focusBlock } from '../editor/block-meta';
import { DECLARATION_PLACES } from './DeclarationPanel';
import { ENVELOPE_PLACES } from './EnvelopePanel';

/** Where a finding without a block is mended: a field of this page, or another page. */
const PLACES: Partial<
  Record<PreflightCode, { field: string } | { page: string; words?: TextKey; action?: ActionName }>
> = {
  'subject-missing': { field: ENVELOPE_PLACES.subject },
  'sender-missing': { field: ENVELOPE_PLACES.sender },
  'lists-missing': { field: ENVELOPE_PLACES.lists },
  'audience-empty': { field: ENVELOPE_PLACES.lists },
  'postal-address-missing': { page: '/settings/senders' },
  'public-url-missing': { page: '/settings' },
  'transport-missing': { page: '/settings' },
  'transport-provider': { page: '/settings' },
  'skipped-similar-products': { field: DECLARATION_PLACES.similarProducts },
  'skipped-profession': { field: DECLARATION_PLACES.profession },
  'skipped-use': { field: DECLARATION_PLACES.nature },
  'skipped-sends': {
    page: '/consent/files',
    words: 'campaigns.checks.openFiles',
    action: 'read-provenances',
  },
};

/** What takes the focus in a field, the likeliest first. */
const FOCUSABLE = [
  '[contenteditable="true"]',
  '[role="combobox"]',
  '[role="radio"][aria-checked="true"]',
  '[role="checkbox"]',
  'input',
];

const focusField = (place: string): void => {
  const field = document.querySelector(`[data-place="${place}"]`);
  const target = FOCUSABLE.map((selector) => field?.querySelector<HTMLElement>(selector)).find(
    Boolean
  );
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
};

interface FindingListProps {
  findings: PreflightFinding[];
  /** Called before focus moves, to close what is in the way. */
  onLeave?: () => void;
}

/** Each check that found something: what it is, why it matters, and a way to the place. */
export const FindingList = ({ findings, onLeave }: FindingListProps) => {
  const t = useT();
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
  const remedy = ({ code, blockId }: PreflightFinding) => {
    const place = PLACES[code];
    if (blockId) {
      return (
        <Button variant="tertiary" size="S" onClick={() => go(() => void focusBlock(blockId))}>
          {t('campaigns.checks.showBlock')}
        </Button>
      );
    }
    if (!place || ('action' in place && place.action && !can(place.action))) return null;
    return 'field' in place ? (
      <Button variant="tertiary" size="S" onClick={() => go(() => focusField(place.field))}>
        {t('campaigns.checks.showField')}
      </Button>
    ) : (
      <Link tag={RouterLink} to={pluginPath(place.page)}>
        {t(place.words ?? 'campaigns.checks.openPage')}
      </Link>
    );
  };
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {findings.map((finding, index) => {
        const isError = finding.severity === 'error';
        return (
          <Flex
            // One block may have several links at fault.
            key={`${finding.code}-${finding.blockId}-${index}`}
            tag="li"
            gap={3}
            alignItems="flex-start"
            justifyContent="space-between"
            wrap="wrap"
          >
            <Flex gap={2} alignItems="flex-start" flex="1 1 24rem">
              <Box paddingTop={1} aria-hidden>
                {isError ? <CrossCircle fill="danger600" /> : <WarningCircle fill="warning600" />}
              </Box>
              <Typography>
                <Typography fontWeight="bold">
                  {t(isError ? 'campaigns.checks.error' : 'campaigns.checks.warning')}{' '}
                </Typography>
                {t.maybe(`campaigns.preflight.${finding.code}`, finding.code, finding.values)}
              </Typography>
            </Flex>
            {remedy(finding)}
          </Flex>
        );
      })}
    </Flex>
  );
};
