import { Box, Button, Flex } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { SOCIAL_NETWORKS, type SocialBlock } from '../../../../../../content-types';
import { MoveButtons } from '../../../../components/MoveButtons';
import { QuietButton } from '../../../../components/QuietButton';
import { useT } from '../../../../hooks/useT';
import { SelectField } from '../fields/SelectField';
import { UrlField } from '../fields/UrlField';
import { misfit } from './networks';

type SocialLink = SocialBlock['links'][number];

interface SocialRowProps {
  link: SocialLink;
  index: number;
  count: number;
  /** Unique on the page. */
  place: string;
  disabled: boolean;
  onChange: (link: SocialLink) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One network, and where it is. */
export const SocialRow = ({
  link,
  index,
  count,
  place,
  disabled,
  onChange,
  onMove,
  onRemove,
}: SocialRowProps) => {
  const t = useT();
  const network = t(`blocks.network.${link.network}`);
  const name = t('blocks.social.name', { network, number: index + 1 });
  const odd = misfit(link.network, link.url);
  const other = odd?.looksLike ?? null;
  const hint = odd
    ? other
      ? t('blocks.social.looksLike', { network, other: t(`blocks.network.${other}`) })
      : t('blocks.social.misfit', { network })
    : undefined;
  return (
    <Box
      tag="li"
      hasRadius
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px"
      padding={3}
    >
      <Flex role="group" aria-label={name} direction="column" alignItems="stretch" gap={3}>
        <SelectField
          label={t('blocks.social.network')}
          value={link.network}
          options={SOCIAL_NETWORKS.map((value) => ({
            value,
            label: t(`blocks.network.${value}`),
          }))}
          disabled={disabled}
          onChange={(chosen) => onChange({ ...link, network: chosen })}
        />
        <UrlField
          id={place}
          label={t('blocks.social.url')}
          hint={hint}
          value={link.url}
          disabled={disabled}
          onChange={(url) => onChange({ ...link, url })}
        />
        {other && !disabled ? (
          <Flex>
            <Button
              type="button"
              variant="tertiary"
              size="S"
              onClick={() => onChange({ ...link, network: other })}
            >
              {t('blocks.social.change', { other: t(`blocks.network.${other}`) })}
            </Button>
          </Flex>
        ) : null}
        <Flex gap={1} justifyContent="flex-end">
          <MoveButtons
            name={name}
            place={place}
            isFirst={index === 0}
            isLast={index === count - 1}
            disabled={disabled}
            onMove={onMove}
          />
          <QuietButton
            type="button"
            label={t('common.option.remove', { name })}
            disabled={disabled}
            onClick={onRemove}
          >
            <Trash />
          </QuietButton>
        </Flex>
      </Flex>
    </Box>
  );
};
