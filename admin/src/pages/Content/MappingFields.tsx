import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useRef } from 'react';
import type { ContentMapping } from '../../../../content-types';
import type { ContentTypeSettings } from '../../../../server/src/campaigns/content/contract';
import { useT } from '../../hooks/useT';
import { NO_MAPPING } from './values';

/** Stands for nothing; an attribute's name never holds a star. */
const NONE = '*';
const MAX_LINK = 2000;
/** More names than this are a wall of buttons; the others can be typed. */
const MAX_NAMES = 12;

interface MappingFieldsProps {
  type: ContentTypeSettings;
  index: number;
  mapping: ContentMapping | null;
}

/** Which attributes of a content type become title, text, picture and link. */
export const MappingFields = ({ type, index, mapping }: MappingFieldsProps) => {
  const t = useT();
  const onChange = useForm('MappingFields', (state) => state.onChange);
  const disabled = useForm('MappingFields', (state) => state.disabled);
  const errors = useForm('MappingFields', (state) => state.errors) as {
    rows?: ({ mapping?: Partial<Record<keyof ContentMapping, string>> } | undefined)[];
  };
  const link = useRef<HTMLInputElement>(null);
  const { attributes, guess } = type;
  const shown = mapping ?? guess ?? NO_MAPPING;
  const problems = errors.rows?.[index]?.mapping ?? {};
  const put = (change: Partial<ContentMapping>) =>
    onChange(`rows.${index}.mapping`, { ...shown, ...change });
  const places = [
    { key: 'title', options: attributes.titles },
    { key: 'text', options: attributes.texts },
    { key: 'image', options: attributes.images },
  ] as const;
  const insert = (name: string) => {
    const at = link.current?.selectionStart ?? shown.link.length;
    put({ link: `${shown.link.slice(0, at)}{${name}}${shown.link.slice(at)}` });
    link.current?.focus();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {places.map(({ key, options }) => (
        <Field.Root
          key={key}
          name={`${type.uid}.${key}`}
          required={key === 'title'}
          error={problems[key]}
        >
          <Field.Label>{t(`content.mapping.${key}`)}</Field.Label>
          <SingleSelect
            value={shown[key]}
            placeholder={t('content.mapping.none')}
            disabled={disabled}
            onChange={(value) => put({ [key]: value === NONE ? '' : String(value) })}
          >
            {key === 'title' || shown[key] === '' ? null : (
              <SingleSelectOption value={NONE}>{t('content.mapping.none')}</SingleSelectOption>
            )}
            {shown[key] !== '' && !options.includes(shown[key]) ? (
              <SingleSelectOption value={shown[key]}>
                {t('content.mapping.gone', { name: shown[key] })}
              </SingleSelectOption>
            ) : null}
            {options.map((name) => (
              <SingleSelectOption key={name} value={name}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      ))}
      <Field.Root
        name={`${type.uid}.link`}
        error={problems.link}
        hint={t('content.mapping.link.hint')}
      >
        <Field.Label>{t('content.mapping.link')}</Field.Label>
        <TextInput
          ref={link}
          value={shown.link}
          maxLength={MAX_LINK}
          disabled={disabled}
          placeholder="https://example.org/{locale}/{slug}"
          onChange={(event) => put({ link: event.currentTarget.value.trim() })}
        />
        <Field.Hint />
        <Field.Error />
        <Flex gap={1} wrap="wrap" role="group" aria-label={t('content.mapping.link.insert')}>
          {['locale', ...attributes.links].slice(0, MAX_NAMES).map((name) => (
            <Button
              key={name}
              type="button"
              size="S"
              variant="ghost"
              disabled={disabled}
              onClick={() => insert(name)}
            >
              {`{${name}}`}
            </Button>
          ))}
        </Flex>
      </Field.Root>
      {mapping && guess ? (
        <Flex>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            disabled={disabled}
            onClick={() => onChange(`rows.${index}.mapping`, null)}
          >
            {t('content.mapping.reset')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
