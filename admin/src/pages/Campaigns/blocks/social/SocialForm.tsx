import { Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import { SOCIAL_NETWORKS, type SocialBlock } from '../../../../../../content-types';
import { focusMoved } from '../../../../components/MoveButtons';
import { useT } from '../../../../hooks/useT';
import { moveItem } from '../../../../utils/move';
import { AlignField } from '../fields/AlignField';
import { Stack } from '../fields/Stack';
import type { BlockFormProps } from '../form-props';
import { MAX_LINKS, nextNetwork } from './networks';
import { SocialRow } from './SocialRow';

type Pending = { move: number; by: -1 | 1 } | { url: number } | 'add';

export const SocialForm = ({ block, onChange, disabled }: BlockFormProps<'social'>) => {
  const t = useT();
  const { notifyStatus } = useNotifyAT();
  const pending = useRef<Pending | null>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  const { links } = block;
  const placeOf = (index: number) => `social-${block.id}-${index}`;

  // After a change the focus stands where work goes on.
  useEffect(() => {
    const next = pending.current;
    pending.current = null;
    if (next === null) return;
    if (next === 'add') addRef.current?.focus();
    else if ('move' in next) focusMoved(`social-${block.id}-${next.move}`, next.by);
    else document.getElementById(`social-${block.id}-${next.url}`)?.focus();
  }, [links, block.id]);

  const set = (next: SocialBlock['links'], focus: Pending | null = null) => {
    pending.current = focus;
    onChange({ ...block, links: next });
  };
  const move = (index: number, by: -1 | 1) => {
    set(moveItem(links, index, by), { move: index + by, by });
    notifyStatus(
      t('common.moved', {
        name: t(`blocks.network.${links[index].network}`),
        position: index + by + 1,
        count: links.length,
      })
    );
  };
  const isFull = links.length >= MAX_LINKS;
  return (
    <Stack>
      {links.length === 0 ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('blocks.social.none')}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {links.map((link, index) => (
            <SocialRow
              // By place: two rows may say the same.
              key={index}
              link={link}
              index={index}
              count={links.length}
              place={placeOf(index)}
              disabled={disabled}
              onChange={(changed) =>
                set(links.map((other, at) => (at === index ? changed : other)))
              }
              onMove={(by) => move(index, by)}
              onRemove={() =>
                set(
                  links.filter((_, at) => at !== index),
                  'add'
                )
              }
            />
          ))}
        </Flex>
      )}
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Button
          ref={addRef}
          type="button"
          variant="secondary"
          size="S"
          startIcon={<Plus aria-hidden />}
          disabled={disabled || isFull}
          onClick={() => {
            const network = nextNetwork(
              SOCIAL_NETWORKS,
              links.map((link) => link.network)
            );
            set([...links, { network, url: '' }], { url: links.length });
          }}
        >
          {t('blocks.social.add')}
        </Button>
        {isFull ? (
          <Typography variant="pi" textColor="neutral600">
            {t('blocks.social.full', { max: MAX_LINKS })}
          </Typography>
        ) : null}
      </Flex>
      <AlignField
        value={block.align}
        disabled={disabled}
        onChange={(align) => onChange({ ...block, align })}
      />
    </Stack>
  );
};
