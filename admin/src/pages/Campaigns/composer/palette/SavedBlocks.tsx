import { Typography } from '@strapi/design-system';
import { Stack } from '@strapi/icons';
import { useListTemplatesQuery } from '../../../../api/templates';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import type { Copied } from '../../model/clipboard';
import { useActions } from '../context';
import { PaletteButton } from './PaletteButton';

const ALL = { kind: 'block' as const, pageSize: 100, sort: 'name:asc' };

/** Blocks that somebody put aside for every campaign. */
export const SavedBlocks = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const can = useCan();
  const { insertBlocks } = useActions();
  const { data } = useListTemplatesQuery(ALL, { skip: !can('read-templates') });
  if (!data || data.results.length === 0)
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('composer.palette.saved.none')}
      </Typography>
    );
  return (
    <>
      {data.results.map(({ id, name, document, translations }) => {
        const copied: Copied = {
          blocks: document.blocks,
          overlays: Object.fromEntries(
            Object.entries(translations ?? {}).map(([locale, { blocks }]) => [locale, blocks])
          ),
        };
        return (
          <PaletteButton
            key={id}
            id={`saved-${id}`}
            name={name}
            icon={Stack}
            dragged={{ from: 'saved', name, copied }}
            disabled={disabled || document.blocks.length === 0}
            onClick={() => insertBlocks(copied)}
          />
        );
      })}
    </>
  );
};
