import { ReactNode, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import {
  Settings as SettingsSidebarItem,
  UserSettingsSignInAvatar,
} from '@backstage/plugin-user-settings';
import CategoryIcon from '@material-ui/icons/Category';
import HomeIcon from '@material-ui/icons/Home';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { ReliabilityIcon } from '@afterword/plugin-reliability';
import { portalTranslationRef } from '../messages';
import { PortalMark } from './PortalMark';
import styles from './PortalSidebar.module.css';

function NavItem({ icon, href, title }: NavContentNavItem) {
  // The sidebar wants a component; one that changes on each render would remount.
  const Icon = useMemo(() => () => icon, [icon]);
  return <SidebarItem icon={Icon} to={href} text={title} />;
}

/** The icon of a group, which in the bottom bar says that the reader is on one of its pages. */
function GroupIcon({
  of: page,
  children,
}: {
  readonly of: string;
  readonly children: ReactNode;
}) {
  const { pathname } = useLocation();
  const isHere = page === pathname || pathname.startsWith(`${page}/`);
  return (
    <span className={styles.icon} data-here={isHere || undefined}>
      {children}
    </span>
  );
}

/**
 * Search, home, the catalog and reliability first, everything else after them. On a
 * phone each group becomes one item of the bottom bar.
 */
export function PortalSidebar({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const nav = navItems.withComponent(NavItem);
  // Both are placed by hand below, as a dialog and as a counter.
  const search = navItems.take('page:search');
  navItems.take('page:notifications');
  navItems.take('page:user-settings');
  const home = navItems.take('page:home');
  const catalog = nav.take('page:catalog');
  const reliability = navItems.take('page:reliability');

  return (
    <div className={styles.sidebar}>
      <Sidebar>
        <PortalMark />
        {search && (
          <SidebarGroup
            label={t('nav.search')}
            icon={
              <GroupIcon of={search.href}>
                <SearchIcon />
              </GroupIcon>
            }
            to={search.href}
            priority={1}
          >
            <SidebarSearchModal />
          </SidebarGroup>
        )}
        <SidebarDivider />
        {home && (
          <SidebarGroup
            label={t('nav.home')}
            icon={
              <GroupIcon of={home.href}>
                <HomeIcon />
              </GroupIcon>
            }
            to={home.href}
            priority={4}
          >
            <NavItem {...home} />
          </SidebarGroup>
        )}
        <SidebarGroup
          label={t('nav.catalog')}
          icon={
            <GroupIcon of="/catalog">
              <CategoryIcon />
            </GroupIcon>
          }
          to="/"
          priority={3}
        >
          {catalog}
        </SidebarGroup>
        {reliability && (
          <SidebarGroup
            label={t('nav.reliability')}
            icon={
              <GroupIcon of={reliability.href}>
                <ReliabilityIcon />
              </GroupIcon>
            }
            to={reliability.href}
            priority={2}
          >
            <NavItem {...reliability} />
          </SidebarGroup>
        )}
        <SidebarDivider />
        <SidebarGroup label={t('nav.menu')} icon={<MenuIcon />}>
          <SidebarScrollWrapper>
            {nav.rest({ sortBy: 'title' })}
          </SidebarScrollWrapper>
          <SidebarSpace />
          <SidebarDivider />
          {/* Its counter would put the title that it saw last in place of the page's own. */}
          <NotificationsSidebarItem titleCounterEnabled={false} />
          <SettingsSidebarItem icon={SettingsAvatar} />
        </SidebarGroup>
      </Sidebar>
    </div>
  );
}

function SettingsAvatar() {
  return <UserSettingsSignInAvatar />;
}
