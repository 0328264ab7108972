import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import IconActivity from '@tabler/icons-react/icons/IconActivity';
import IconAddressBook from '@tabler/icons-react/icons/IconAddressBook';
import IconCode from '@tabler/icons-react/icons/IconCode';
import IconHome from '@tabler/icons-react/icons/IconHome';
import IconKeyboard from '@tabler/icons-react/icons/IconKeyboard';
import IconLayoutSidebarLeftCollapse from '@tabler/icons-react/icons/IconLayoutSidebarLeftCollapse';
import IconMenu2 from '@tabler/icons-react/icons/IconMenu2';
import IconPhone from '@tabler/icons-react/icons/IconPhone';
import IconRobot from '@tabler/icons-react/icons/IconRobot';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { timeZone } from '../shared/format';
import { type Key, t } from '../shared/i18n';
import { useShortcuts } from '../shared/keyboard/keys';
import { Connection } from '../shared/states/Connection';
import { useSessionEnded } from './sessionState';
import css from './shell.module.css';

const PLACES = [
  { to: '/', label: 'nav.home', keys: 'g h', go: 'keys.goHome', icon: IconHome },
  { to: '/live', label: 'nav.live', keys: 'g l', go: 'keys.goLive', icon: IconActivity },
  { to: '/calls', label: 'nav.calls', keys: 'g c', go: 'keys.goCalls', icon: IconPhone },
  { to: '/agents', label: 'nav.agents', keys: 'g a', go: 'keys.goAgents', icon: IconRobot },
  {
    to: '/contacts',
    label: 'nav.contacts',
    keys: 'g p',
    go: 'keys.goContacts',
    icon: IconAddressBook,
  },
  {
    to: '/settings/developer',
    label: 'nav.developer',
    keys: 'g d',
    go: 'keys.goDeveloper',
    icon: IconCode,
  },
  {
    to: '/settings/webhooks',
    label: 'nav.settings',
    keys: 'g s',
    go: 'keys.goSettings',
    icon: IconSettings,
  },
] as const satisfies { to: string; label: Key; keys: string; go: Key; icon: unknown }[];

// What is not there at first comes when it is wanted.
const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));
const ShortcutHelp = lazy(async () => ({ default: (await import('./ShortcutHelp')).ShortcutHelp }));
const SessionEnded = lazy(async () => ({ default: (await import('./SessionEnded')).SessionEnded }));
const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu')).AccountMenu }));
const Watch = lazy(async () => ({ default: (await import('./Watch')).Watch }));
const NarrowMenu = lazy(async () => ({ default: (await import('./NarrowMenu')).NarrowMenu }));

/** What is around every page: where one can go, the palette, the account. */
export function Shell() {
  const navigate = useNavigate();
  const [narrow, setNarrow] = useLocalStorage({ key: 'parley-nav-narrow', defaultValue: false });
  const [drawer, { open, close }] = useDisclosure();
  const [help, helping] = useDisclosure();
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure();
  const ended = useSessionEnded();
  const [bar, setBar] = useState<HTMLElement | null>(null);
  useShortcuts([
    ...PLACES.map((place) => ({
      keys: place.keys,
      label: place.go,
      run: () => void navigate({ to: place.to, search: {} }),
    })),
    { keys: 'Mod+k', label: 'keys.palette', run: openPalette },
    { keys: '?', label: 'keys.help', run: helping.toggle },
  ]);
  return (
    <div className={css.shell} data-narrow={narrow || undefined}>
      <a href="#main" className="skip">
        {t('shell.skip')}
      </a>
      <nav className={css.nav} aria-label={t('shell.nav')}>
        <Brand />
        <Places narrow={narrow} />
        <div className={css.foot}>
          <span className={css.zone}>{t('shell.zone', { zone: timeZone })}</span>
          <Tooltip label={narrow ? t('shell.widen') : t('shell.narrow')} position="right">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={narrow ? t('shell.widen') : t('shell.narrow')}
              onClick={() => setNarrow(!narrow)}
            >
              <IconLayoutSidebarLeftCollapse size={18} />
            </ActionIcon>
          </Tooltip>
        </div>
      </nav>
      <div className={css.right}>
        <section className={css.top} aria-label={t('shell.bar')}>
          <ActionIcon
            className={css.burger}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('shell.nav')}
            onClick={open}
          >
            <IconMenu2 size={20} />
          </ActionIcon>
          <UnstyledButton className={css.search} onClick={openPalette}>
            <IconSearch size={16} aria-hidden />
            <span>{t('palette.open')}</span>
            <Kbd size="xs" aria-hidden>
              Ctrl K
            </Kbd>
          </UnstyledButton>
          <span className={css.spring} />
          <Suspense>
            <Watch bar={bar} />
          </Suspense>
          <Tooltip label={t('keys.help')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              className={css.keys}
              aria-label={t('keys.help')}
              onClick={helping.open}
            >
              <IconKeyboard size={20} />
            </ActionIcon>
          </Tooltip>
          <Suspense>
            <AccountMenu />
          </Suspense>
        </section>
        <div ref={setBar} />
        <Connection />
        <main id="main" tabIndex={-1} className={css.main}>
          <Outlet />
        </main>
      </div>
      <Suspense>
        {palette ? <Palette opened={palette} onClose={closePalette} /> : null}
        {help ? <ShortcutHelp opened={help} onClose={helping.close} /> : null}
        {ended ? <SessionEnded /> : null}
        {drawer ? (
          <NarrowMenu onClose={close}>
            <Places narrow={false} />
          </NarrowMenu>
        ) : null}
      </Suspense>
    </div>
  );
}

function Brand() {
  return (
    <Link to="/calls" search={{}} className={css.brand}>
      <img src="/app/icon.svg" alt="" width={26} height={26} />
      <span>Parley</span>
    </Link>
  );
}

function Places({ narrow }: { narrow: boolean }) {
  return (
    <ul className={css.places}>
      {PLACES.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Tooltip label={t(label)} position="right" disabled={!narrow}>
            <Link
              to={to}
              search={{}}
              className={css.place}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              <Icon size={18} aria-hidden />
              <span>{t(label)}</span>
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
