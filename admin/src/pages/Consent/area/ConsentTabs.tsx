import { Box } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { visibleSections } from './sections';

const Strip = styled.nav`
  display: flex;
  gap: ${({ theme }) => theme.spaces[5]};
  overflow-x: auto;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

/** Looks like the design system's tabs, and is a link: each view has an address. */
const Tab = styled(NavLink)`
  flex: none;
  padding: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[1]};
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &.active {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

/** The pages of the consent area that the administrator may see. */
export const ConsentTabs = () => {
  const t = useT();
  const can = useCan();
  const strip = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const sections = visibleSections(can);

  useEffect(() => {
    // Where the tabs do not fit, the present one must not be the one that is cut off.
    const active = strip.current?.querySelector<HTMLElement>('.active');
    if (strip.current && active)
      strip.current.scrollLeft = active.offsetLeft - strip.current.offsetLeft - 16;
  }, [pathname]);

  if (sections.length < 2) return null;
  return (
    <Box
      paddingLeft={{ initial: 4, medium: 6, large: 10 }}
      paddingRight={{ initial: 4, medium: 6, large: 10 }}
      paddingBottom={4}
    >
      <Strip ref={strip} aria-label={t('consent.tabs')}>
        {sections.map(({ name, path }) => (
          <Tab key={name} to={pluginPath(path)} end={name === 'wordings'}>
            {t(`consent.tab.${name}`)}
          </Tab>
        ))}
      </Strip>
    </Box>
  );
};
