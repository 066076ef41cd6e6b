import { Flex } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import { BRAND_STACKS, type BrandColours } from '../../../../content-types';
import { Panel } from '../../components/Panel';
import { Segments } from '../../components/Segments';
import { useT } from '../../hooks/useT';
import { absoluteUrl } from '../../utils/media';
import type { BrandValues } from './values';

const Ground = styled.div<{ $colours: BrandColours; $font: string }>`
  padding: 20px 12px;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ $colours }) => $colours.ground};
  color: ${({ $colours }) => $colours.text};
  font: 15px/1.5 ${({ $font }) => $font};
  overflow-wrap: anywhere;
`;

const Card = styled.div<{ $colours: BrandColours; $radius: number; $font: string }>`
  padding: 20px;
  border-radius: ${({ $radius }) => $radius}px;
  background: ${({ $colours }) => $colours.card};

  h3 {
    margin: 0 0 8px;
    font: 700 20px/1.3 ${({ $font }) => $font};
  }

  a {
    color: ${({ $colours }) => $colours.link};
    text-decoration: underline;
  }

  hr {
    margin: 16px 0;
    border: 0;
    border-top: 1px solid ${({ $colours }) => $colours.line};
  }

  img {
    display: block;
    max-width: 100%;
    height: auto;
    margin-bottom: 16px;
  }
`;

const Button = styled.span<{ $colours: BrandColours; $radius: number }>`
  display: inline-block;
  padding: 10px 20px;
  border-radius: ${({ $radius }) => Math.min($radius, 24)}px;
  background: ${({ $colours }) => $colours.button};
  color: ${({ $colours }) => $colours.buttonText};
  font-weight: 600;
`;

const Foot = styled.p<{ $colours: BrandColours }>`
  margin-top: 16px;
  color: ${({ $colours }) => $colours.muted};
  font-size: 13px;
  text-align: center;
`;

/** What the choices make of a message, while they are made. */
export const Sample = () => {
  const t = useT();
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const { brand } = useForm('Sample', (state) => state.values) as BrandValues;
  const colours = brand[scheme];
  return (
    <Panel
      title={t('brand.sample')}
      action={
        <Segments
          label={t('brand.sample.scheme')}
          options={(['light', 'dark'] as const).map((value) => ({
            value,
            label: t(`brand.sample.${value}`),
          }))}
          value={scheme}
          onChange={setScheme}
        />
      }
    >
      <Flex direction="column" alignItems="stretch">
        <Ground $colours={colours} $font={BRAND_STACKS[brand.textFont]}>
          <Card $colours={colours} $radius={brand.radius} $font={BRAND_STACKS[brand.headingFont]}>
            {brand.logo?.url ? (
              <img
                src={absoluteUrl(brand.logo.url)}
                alt={brand.logo.alt}
                width={brand.logo.width}
              />
            ) : null}
            <h3>{t('brand.sample.heading')}</h3>
            <p>
              {t('brand.sample.text')} <a>{t('brand.sample.link')}</a>
            </p>
            <hr />
            <Button $colours={colours} $radius={brand.radius}>
              {t('brand.sample.button')}
            </Button>
          </Card>
          <Foot $colours={colours}>{t('brand.sample.footer')}</Foot>
        </Ground>
      </Flex>
    </Panel>
  );
};
