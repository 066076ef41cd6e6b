import { Box, Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useLayoutEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import { useCan } from '../hooks/useCan';
import { useT } from '../hooks/useT';
import { pluginPath } from '../pluginId';
import { visibleEntries } from './nav-entries';

/** Strapi's own side navigation, with the pages that the administrator may see. */
export const SideNav = () => {
  const t = useT();
  const can = useCan();
  const section = (name: 'work' | 'settings') =>
    visibleEntries(can).filter((entry) => entry.section === name);
  return (
    <SubNav.Main aria-label={t('common.nav.label')}>
      <SubNav.Header label={t('plugin.title')} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {(['work', 'settings'] as const)
            .filter((name) => section(name).length > 0)
            .map((name) => (
              <SubNav.Section key={name} label={t(`common.nav.section.${name}`)}>
                {section(name).map((entry) => (
                  <SubNav.Link
                    key={entry.path}
                    to={pluginPath(entry.path)}
                    end={entry.exact}
                    label={t(entry.label)}
                  />
                ))}
              </SubNav.Section>
            ))}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
};

const Strip = styled.nav`
  display: flex;
  gap: ${({ theme }) => theme.spaces[1]};
  overflow-x: auto;
  padding: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[4]};
  background: ${({ theme }) => theme.colors.neutral0};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const StripLink = styled(NavLink)`
  flex: none;
  padding: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[3]};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  text-decoration: none;

  &.active {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
`;

/** Strapi hides side navigations on narrow screens; there the pages line up in a strip. */
export const TopNav = () => {
  const t = useT();
  const can = useCan();
  const strip = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // The page that is open may lie beyond the edge.
  useLayoutEffect(() => {
    const nav = strip.current;
    const link = nav?.querySelector<HTMLElement>('a.active');
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.clientWidth) / 2;
  }, [pathname]);
  return (
    <Box display={{ initial: 'block', medium: 'none' }} position="relative">
      <Strip ref={strip} aria-label={t('common.nav.label')}>
        {visibleEntries(can).map((entry) => (
          <StripLink key={entry.path} to={pluginPath(entry.path)} end={entry.exact}>
            {t(entry.label)}
          </StripLink>
        ))}
      </Strip>
    </Box>
  );
};
