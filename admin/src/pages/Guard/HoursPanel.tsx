import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { GuardResponse } from '../../../../server/src/forms/contract';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

/** More bars than this say no more. */
const MAX_BARS = 168;

const Chart = styled.ol`
  display: flex;
  align-items: flex-end;
  gap: 2px;
  height: 9.6rem;
`;

const Bar = styled.li<{ $share: number }>`
  flex: 1 1 0;
  min-width: 2px;
  max-width: 2.4rem;
  height: ${({ $share }) => Math.max(2, Math.round($share * 100))}%;
  background: ${({ theme }) => theme.colors.primary600};
  border-radius: 2px 2px 0 0;
`;

/** How the stops lie in time; each bar says its hour and number to whoever cannot see it. */
export const HoursPanel = ({ hours }: Pick<GuardResponse['data'], 'hours'>) => {
  const t = useT();
  const { formatDate, formatNumber } = useIntl();
  const shown = hours.slice(-MAX_BARS);
  const most = Math.max(...shown.map(({ stops }) => stops), 1);
  const say = (hour: number) => formatDate(hour, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <Panel title={t('guard.hours')} hint={t('guard.hours.hint')}>
      <Chart>
        {shown.map(({ hour, stops }) => {
          const label = t('guard.hours.label', { hour: say(hour), count: formatNumber(stops) });
          return (
            <Bar key={hour} $share={stops / most} title={label}>
              <span
                className="optin-hidden"
                style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}
              >
                {label}
              </span>
            </Bar>
          );
        })}
      </Chart>
      <Flex justifyContent="space-between">
        <Typography variant="pi" textColor="neutral600">
          {say(shown[0].hour)}
        </Typography>
        {shown.length > 1 ? (
          <Typography variant="pi" textColor="neutral600">
            {say(shown[shown.length - 1].hour)}
          </Typography>
        ) : null}
      </Flex>
    </Panel>
  );
};
