import { Flex, Typography } from '@strapi/design-system';
import {
  coloursOf,
  contrast,
  FORM_THEMES,
  schemesOf,
  type FormTheme,
  type FormThemeName,
} from '../../../../../../../content-types';
import { Notice } from '../../../../../components/Notice';
import { Segments } from '../../../../../components/Segments';
import { useT } from '../../../../../hooks/useT';
import { useDesigner } from '../../context';
import { CheckControl, NumberControl, SelectControl } from '../controls';
import { ColourControl } from './ColourControl';

const COLOURS = ['accent', 'background', 'text', 'field', 'border'] as const;
const THEME_NAMES = Object.keys(FORM_THEMES) as FormThemeName[];
const SCHEMES = ['auto', 'light', 'dark'] as const;
const FONTS = ['page', 'system', 'serif', 'rounded', 'mono'] as const;
const SPACINGS = ['tight', 'normal', 'airy'] as const;

/** Text needs 4.5:1, the frame of a field 3:1 (WCAG 2.2 AA). */
const faultsOf = (
  theme: FormTheme
): { scheme: 'light' | 'dark'; token: string; ratio: number }[] =>
  theme.inherit
    ? []
    : schemesOf(theme).flatMap((scheme) => {
        const { text, background, field, border } = coloursOf(theme, scheme);
        return [
          { token: 'text', ratio: contrast(text, background), least: 4.5 },
          { token: 'field', ratio: contrast(text, field), least: 4.5 },
          { token: 'border', ratio: contrast(border, background), least: 3 },
        ]
          .filter(({ ratio, least }) => ratio < least)
          .map(({ token, ratio }) => ({ scheme, token, ratio }));
      });

const Colours = () => {
  const t = useT();
  const { definition, editDefinition, scheme } = useDesigner();
  const { theme } = definition;
  const colours = coloursOf(theme, scheme);
  const own = scheme === 'light' ? theme : (theme.dark ?? {});
  return COLOURS.map((token) => (
    <ColourControl
      key={`${scheme}-${token}`}
      label={t(`forms.theme.${token}`)}
      place={scheme === 'light' ? `theme.${token}` : `theme.dark.${token}`}
      value={own[token] ?? ''}
      fallback={colours[token]}
      required={token === 'accent' && scheme === 'light'}
      onChange={(colour) =>
        editDefinition((current) => {
          const next = { ...current.theme };
          return {
            ...current,
            theme:
              scheme === 'light'
                ? { ...next, [token]: colour }
                : { ...next, dark: { ...next.dark, [token]: colour } },
          };
        }, `theme.${scheme}.${token}`)
      }
    />
  ));
};

/** Theme, colours with their contrast, type and space. */
export const LookTab = () => {
  const t = useT();
  const { definition, editDefinition, setScheme, scheme } = useDesigner();
  const { theme } = definition;
  const edit = (change: Partial<FormTheme>, key?: string) =>
    editDefinition((current) => ({ ...current, theme: { ...current.theme, ...change } }), key);
  const preset = THEME_NAMES.find((name) => name === theme.preset) ?? '';
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <SelectControl
        label={t('forms.theme.preset')}
        place="theme.preset"
        value={preset}
        placeholder={t('forms.theme.preset.own')}
        options={THEME_NAMES.map((name) => ({ value: name, label: t(`forms.theme.${name}`) }))}
        onChange={(name) =>
          editDefinition((current) => ({
            ...current,
            theme: { ...FORM_THEMES[name], preset: name },
          }))
        }
      />
      <CheckControl
        label={t('forms.theme.inherit')}
        place="theme.inherit"
        value={theme.inherit ?? false}
        onChange={(inherit) => edit({ inherit })}
      />
      <SelectControl
        label={t('forms.theme.scheme')}
        place="theme.scheme"
        value={theme.scheme ?? 'auto'}
        options={SCHEMES.map((value) => ({ value, label: t(`forms.theme.scheme.${value}`) }))}
        onChange={(next) => edit({ scheme: next })}
      />
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Segments
          label={t('forms.scheme')}
          options={[
            { value: 'light', label: t('forms.scheme.light') },
            { value: 'dark', label: t('forms.scheme.dark') },
          ]}
          value={scheme}
          onChange={setScheme}
        />
        <Colours />
      </Flex>
      {faultsOf(theme).map(({ scheme: where, token, ratio }) => (
        <Notice key={`${where}-${token}`} tone="warning">
          {t('forms.theme.contrast', {
            token: t.maybe(`forms.theme.${token}`, token),
            scheme: t(`forms.scheme.${where}`),
            ratio: ratio.toFixed(1),
          })}
        </Notice>
      ))}
      {theme.inherit ? (
        <Typography variant="pi" textColor="neutral600">
          {t('forms.theme.inherit.hint')}
        </Typography>
      ) : (
        <>
          <SelectControl
            label={t('forms.theme.font')}
            place="theme.font"
            value={theme.font ?? 'page'}
            options={FONTS.map((value) => ({ value, label: t(`forms.theme.font.${value}`) }))}
            onChange={(font) => edit({ font })}
          />
          <NumberControl
            label={t('forms.theme.fontSize')}
            place="theme.fontSize"
            min={14}
            max={20}
            placeholder="16"
            value={theme.fontSize ?? null}
            onChange={(fontSize) => edit({ fontSize: fontSize ?? undefined }, 'theme.fontSize')}
          />
        </>
      )}
      <NumberControl
        label={t('forms.theme.radius')}
        place="theme.radius"
        min={0}
        max={28}
        placeholder="10"
        value={theme.radius ?? null}
        onChange={(radius) => edit({ radius: radius ?? undefined }, 'theme.radius')}
      />
      <SelectControl
        label={t('forms.theme.spacing')}
        place="theme.spacing"
        value={theme.spacing ?? 'normal'}
        options={SPACINGS.map((value) => ({ value, label: t(`forms.theme.spacing.${value}`) }))}
        onChange={(spacing) => edit({ spacing })}
      />
      <NumberControl
        label={t('forms.theme.width')}
        hint={t('forms.theme.width.hint')}
        place="theme.width"
        min={280}
        max={960}
        value={theme.width ?? null}
        onChange={(width) => edit({ width }, 'theme.width')}
      />
      <SelectControl
        label={t('forms.theme.align')}
        place="theme.align"
        value={theme.align ?? 'start'}
        options={(['start', 'center'] as const).map((value) => ({
          value,
          label: t(`forms.theme.align.${value}`),
        }))}
        onChange={(align) => edit({ align })}
      />
      <SelectControl
        label={t('forms.theme.button')}
        place="theme.button"
        value={theme.button ?? 'filled'}
        options={(['filled', 'outline'] as const).map((value) => ({
          value,
          label: t(`forms.theme.button.${value}`),
        }))}
        onChange={(button) => edit({ button })}
      />
    </Flex>
  );
};
