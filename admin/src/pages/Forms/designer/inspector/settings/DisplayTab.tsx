import { Flex, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { DISPLAY_KINDS, type FormDisplay } from '../../../../../../../content-types';
import { useT } from '../../../../../hooks/useT';
import { useDesigner } from '../../context';
import { CheckControl, NumberControl, SelectControl, TextControl } from '../controls';

const POSITIONS = { 'slide-in': ['start', 'end'], bar: ['top', 'bottom'] } as const;

interface PathsProps {
  label: string;
  hint: string;
  place: string;
  value: string[];
  onChange: (paths: string[]) => void;
}

/** Paths of pages, one a line. */
const Paths = ({ value, onChange, ...rest }: PathsProps) => {
  const [text, setText] = useState(value.join('\n'));
  const given = value.join('\n');
  const linesOf = (lines: string) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^[/*][^\s?#]*$/.test(line));
  useEffect(() => {
    setText((current) => (linesOf(current).join('\n') === given ? current : given));
  }, [given]);
  return (
    <TextControl
      {...rest}
      multiline
      maxLength={4000}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(linesOf(next));
      }}
    />
  );
};

/** Where an embedded form stands, and when it comes up. */
export const DisplayTab = () => {
  const t = useT();
  const { definition, editDefinition } = useDesigner();
  const { display } = definition;
  const edit = (change: Partial<FormDisplay>, key?: string) =>
    editDefinition((current) => ({ ...current, display: { ...current.display, ...change } }), key);
  const { kind } = display;
  const positions = kind === 'slide-in' || kind === 'bar' ? POSITIONS[kind] : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography textColor="neutral600">{t('forms.display.hint')}</Typography>
      <SelectControl
        label={t('forms.display')}
        place="display.kind"
        value={kind}
        options={DISPLAY_KINDS.map((value) => ({ value, label: t(`forms.display.${value}`) }))}
        onChange={(next) => edit({ kind: next, position: next === 'bar' ? 'bottom' : 'end' })}
      />
      {positions ? (
        <SelectControl
          label={t('forms.display.position')}
          place="display.position"
          value={positions.find((value) => value === display.position) ?? ''}
          options={positions.map((value) => ({
            value,
            label: t(`forms.display.position.${value}`),
          }))}
          onChange={(position) => edit({ position })}
        />
      ) : null}
      {kind === 'inline' ? null : (
        <>
          <NumberControl
            label={t('forms.display.delay')}
            hint={t('forms.display.delay.hint')}
            place="display.delaySeconds"
            min={0}
            max={3600}
            value={display.delaySeconds}
            onChange={(delaySeconds) => edit({ delaySeconds }, 'display.delaySeconds')}
          />
          <NumberControl
            label={t('forms.display.scroll')}
            place="display.scrollPercent"
            min={1}
            max={100}
            value={display.scrollPercent}
            onChange={(scrollPercent) => edit({ scrollPercent }, 'display.scrollPercent')}
          />
          <CheckControl
            label={t('forms.display.exit')}
            place="display.exitIntent"
            value={display.exitIntent}
            onChange={(exitIntent) => edit({ exitIntent })}
          />
          <NumberControl
            label={t('forms.display.every')}
            hint={t('forms.display.every.hint')}
            place="display.everyDays"
            min={0}
            max={365}
            value={display.everyDays}
            onChange={(days) => edit({ everyDays: days ?? 0 }, 'display.everyDays')}
          />
          <Paths
            label={t('forms.display.include')}
            hint={t('forms.display.include.hint')}
            place="display.include"
            value={display.include}
            onChange={(include) => edit({ include }, 'display.include')}
          />
          <Paths
            label={t('forms.display.exclude')}
            hint={t('forms.display.exclude.hint')}
            place="display.exclude"
            value={display.exclude}
            onChange={(exclude) => edit({ exclude }, 'display.exclude')}
          />
        </>
      )}
    </Flex>
  );
};
