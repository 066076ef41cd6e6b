import { Flex, Typography } from '@strapi/design-system';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Cog,
  Duplicate,
  Files,
  Layout,
  Lock,
  Trash,
} from '@strapi/icons';
import type { ReactElement } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MessageBlock } from '../../../../../../content-types';
import { QuietButton } from '../../../../components/QuietButton';
import { useT } from '../../../../hooks/useT';
import { useVariantKeys } from '../../ab/blocks/variant-keys';
import { versionWords } from '../../ab/blocks/version-words';
import type { Place } from '../../model/tree';
import { useActions } from '../context';
import type { Tools } from './tools';

const Bar = styled(Flex)`
  position: absolute;
  z-index: 6;
  inset-block-end: 100%;
  inset-inline-end: 0;
  max-width: 100%;
  font-size: 1.4rem;
  line-height: 1;
`;

interface BlockToolsProps {
  block: MessageBlock;
  name: string;
  tools: Tools;
  /** Where the tools of the text go while it is written. */
  slot: (element: HTMLElement | null) => void;
}

/** What can be done to the selected block without dragging. */
export const BlockTools = ({
  block: { id, type, variant },
  name,
  tools,
  slot,
}: BlockToolsProps) => {
  const t = useT();
  const { formatList } = useIntl();
  const { move, duplicate, makeVersions, remove, select, focus, setPart, setTab } = useActions();
  const { around } = tools;
  const others = useVariantKeys().filter((key) => key !== 'a');
  const mover = (label: string, place: Place | null, icon: ReactElement) =>
    place ? (
      <QuietButton type="button" label={label} onClick={() => move(id, place)}>
        {icon}
      </QuietButton>
    ) : null;
  const details = () => {
    setTab('block');
    setPart('inspector');
    focus({ kind: 'inspector' });
  };
  return (
    <Bar
      role="toolbar"
      aria-label={t('composer.tools', { name })}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={1}
      gap={1}
      wrap="wrap"
      justifyContent="flex-end"
    >
      <Flex ref={slot} />
      {tools.isFree ? (
        <>
          {mover(t('composer.tools.up'), tools.up, <ArrowUp />)}
          {mover(t('composer.tools.down'), tools.down, <ArrowDown />)}
          {mover(t('composer.tools.left'), tools.left, <ArrowLeft />)}
          {mover(t('composer.tools.right'), tools.right, <ArrowRight />)}
        </>
      ) : (
        <Flex gap={2} paddingLeft={2} paddingRight={2}>
          <Lock aria-hidden width="1.2rem" height="1.2rem" />
          <Typography variant="pi">{t('composer.locked.short')}</Typography>
        </Flex>
      )}
      {around ? (
        <QuietButton
          type="button"
          label={t('composer.tools.around')}
          onClick={() => {
            select(around);
            focus({ kind: 'block', id: around });
          }}
        >
          <Layout />
        </QuietButton>
      ) : null}
      <QuietButton type="button" label={t('composer.tools.details')} onClick={details}>
        <Cog />
      </QuietButton>
      {type === 'footer' ? null : (
        <QuietButton
          type="button"
          label={t('composer.tools.duplicate')}
          onClick={() => duplicate(id)}
        >
          <Duplicate />
        </QuietButton>
      )}
      {type !== 'footer' && tools.isFree && variant === undefined && others.length > 0 ? (
        <QuietButton
          type="button"
          label={versionWords(others, t, formatList)}
          onClick={() => makeVersions(id, others)}
        >
          <Files />
        </QuietButton>
      ) : null}
      {tools.isFree ? (
        <QuietButton type="button" label={t('composer.tools.remove')} onClick={() => remove(id)}>
          <Trash />
        </QuietButton>
      ) : null}
    </Bar>
  );
};
