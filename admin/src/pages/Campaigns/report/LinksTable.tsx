import { Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { CampaignLinksResponse } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import { languageTitle } from '../../../utils/locales';
import { shortAddress } from '../model/short-address';

type Row = CampaignLinksResponse['data'][number];

/** The design system's cells keep to one line, and addresses know no end. */
const Address = styled.span`
  display: block;
  max-width: 44rem;
  overflow: hidden;
  text-overflow: ellipsis;
`;

interface LinksTableProps {
  /** Those that are shown. */
  links: Row[];
  /** Whether languages and variants are told apart is decided by all of them. */
  all: Row[];
}

/** Links with their clicks, the most clicked first. */
export const LinksTable = ({ links, all }: LinksTableProps) => {
  const t = useT();
  const { formatNumber, locale: inLocale } = useIntl();
  const hasLanguages = new Set(all.map(({ locale }) => locale)).size > 1;
  const hasVariants = new Set(all.map(({ variant }) => variant)).size > 1;
  const heads = [
    'links.column.link',
    ...(hasLanguages ? ['links.column.language' as const] : []),
    ...(hasVariants ? ['links.column.variant' as const] : []),
    'links.column.clicks',
  ] as const;
  return (
    <Table colCount={heads.length} rowCount={links.length + 1}>
      <Thead>
        <Tr>
          {heads.map((head) => (
            <Th key={head}>
              <Typography variant="sigma" textColor="neutral600">
                {t(head)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {links.map(({ id, url, locale, variant, clicks }) => (
          <Tr key={id}>
            <Td>
              <Address>
                <Link href={url} title={url} isExternal>
                  {shortAddress(url)}
                </Link>
              </Address>
            </Td>
            {hasLanguages ? (
              <Td>
                <Typography>{languageTitle(locale, inLocale)}</Typography>
              </Td>
            ) : null}
            {hasVariants ? (
              <Td>
                <Typography>{variant.toUpperCase()}</Typography>
              </Td>
            ) : null}
            <Td>
              <Typography fontWeight="bold">{formatNumber(clicks)}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
