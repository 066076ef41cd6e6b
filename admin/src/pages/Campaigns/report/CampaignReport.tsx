import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { CampaignDeclaration, CampaignState } from '../../../../../content-types';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { PageShell } from '../../../components/PageShell';
import { Panel } from '../../../components/Panel';
import { StateChip } from '../../../components/StateChip';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { languageTitle } from '../../../utils/locales';
import { pluginPath } from '../../../pluginId';
import { inlineText } from '../model/words';
import { toDraft } from '../model/draft';
import { AbReport } from '../ab/report/AbReport';
import { useAbTest } from '../ab/report/useAbTest';
import { VariantPreview } from '../ab/report/VariantPreview';
import { ArchivePanel } from '../archive/ArchivePanel';
import { Columns } from '../panels/Columns';
import { IssueNote } from '../plan/series/IssueNote';
import { SeriesPanel } from '../plan/series/SeriesPanel';
import { AttentionNote } from './AttentionNote';
import { CampaignDates } from './CampaignDates';
import { CountsPanel } from './CountsPanel';
import { Fact } from './Fact';
import { LinksPanel } from './LinksPanel';
import { RunActions } from './RunActions';
import { ResendNote } from '../resend/ResendNote';

/** Others have nothing that the public archive could show. */
const WENT_OUT: readonly CampaignState[] = ['preparing', 'sending', 'paused', 'completed'];

/** What was declared: it decided who was written to. */
const Declaration = ({ campaign }: { campaign: CampaignDeclaration }) => {
  const t = useT();
  const { profession } = campaign;
  return (
    <>
      <Typography tag="p">{t(`nature.${campaign.nature}`)}</Typography>
      {campaign.similarProducts ? (
        <Typography tag="p">{t('campaigns.similarProducts')}</Typography>
      ) : null}
      {profession ? (
        <Typography tag="p">{t('campaigns.declaration.profession', { profession })}</Typography>
      ) : null}
    </>
  );
};

/** A campaign that is not being written any more: planned, on its way, or done. */
export const CampaignReport = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const t = useT();
  const can = useCan();
  const { formatList, locale } = useIntl();
  const { counts } = campaign;
  // Once a campaign itself went out, a rhythm that it had before says nothing any more.
  const { data: test } = useAbTest(campaign);
  const isSeries = campaign.recurrence !== null && campaign.startedAt === null;
  return (
    <PageShell
      title={campaign.name}
      back="/campaigns"
      subtitle={inlineText(campaign.subject)}
      secondaryAction={<StateChip of="campaign" state={campaign.state} />}
      primaryAction={<RunActions campaign={campaign} />}
    >
      <Columns
        aside={
          can('update-campaigns') ? (
            <Panel title={t('campaigns.preview.title')}>
              <VariantPreview draft={toDraft(campaign)} />
            </Panel>
          ) : null
        }
      >
        <Flex direction="column" alignItems="stretch" gap={6}>
          {campaign.seriesId === null ? null : <IssueNote campaign={campaign} />}
          <ResendNote campaign={campaign} people={counts?.targeted ?? null} isDraft={false} />
          {isSeries ? (
            <SeriesPanel campaign={campaign} isOverdue={campaign.attention === 'overdue'} />
          ) : null}
          {campaign.attention && campaign.attention !== 'refused' && !isSeries ? (
            <AttentionNote attention={campaign.attention} scheduledAt={campaign.scheduledAt} />
          ) : null}
          {counts && campaign.state !== 'scheduled' && !isSeries ? (
            <Panel
              title={t('campaigns.report.title')}
              action={
                <LinkButton
                  tag={Link}
                  to={pluginPath(`/campaigns/${campaign.id}/recipients`)}
                  variant="tertiary"
                  size="S"
                  endIcon={<ArrowRight />}
                >
                  {t('campaigns.recipients.all')}
                </LinkButton>
              }
            >
              <CountsPanel
                id={campaign.id}
                state={campaign.state}
                counts={counts}
                rate={campaign.rate}
                held={test?.waiting ?? 0}
              />
            </Panel>
          ) : null}
          {isSeries ? null : <AbReport campaign={campaign} />}
          {campaign.countsClicks && campaign.startedAt !== null ? (
            <LinksPanel campaign={campaign} />
          ) : null}
          {WENT_OUT.includes(campaign.state) ? <ArchivePanel campaign={campaign} /> : null}
          <Panel title={t('campaigns.facts.title')}>
            <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
              <CampaignDates campaign={campaign} />
              <Fact label={t('campaigns.lists')}>
                {campaign.listNames.length > 0 ? formatList(campaign.listNames) : '–'}
              </Fact>
              <Fact label={t('campaigns.declaration.fact')}>
                <Declaration campaign={toDraft(campaign)} />
              </Fact>
              <Fact label={t('campaigns.sender')}>{campaign.senderName ?? '–'}</Fact>
              <Fact label={t('campaigns.locale')}>{languageTitle(campaign.locale, locale)}</Fact>
            </Flex>
            {campaign.state === 'draft' ? (
              <Typography textColor="neutral600">{t('campaigns.readOnly')}</Typography>
            ) : null}
          </Panel>
        </Flex>
      </Columns>
    </PageShell>
  );
};
