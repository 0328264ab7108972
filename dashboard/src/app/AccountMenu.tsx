import '@mantine/core/styles/Menu.layer.css';
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import IconDeviceDesktop from '@tabler/icons-react/icons/IconDeviceDesktop';
import IconLogout from '@tabler/icons-react/icons/IconLogout';
import IconMoon from '@tabler/icons-react/icons/IconMoon';
import IconSun from '@tabler/icons-react/icons/IconSun';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { session, signOut, switchTeam } from '../api/session';
import '../shared/i18n/account';
import '../shared/i18n/roles';
import { t, word } from '../shared/i18n';
import css from './account.module.css';

const THEMES = [
  { scheme: 'light', label: 'theme.light', icon: IconSun },
  { scheme: 'dark', label: 'theme.dark', icon: IconMoon },
  { scheme: 'auto', label: 'theme.auto', icon: IconDeviceDesktop },
] as const;

/** Who is signed in, in which team, and how it looks. */
export function AccountMenu() {
  const who = useQuery(session).data;
  const client = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const team = useMutation({
    mutationFn: switchTeam,
    onSuccess: (now) => {
      client.clear();
      client.setQueryData(session.queryKey, now);
      window.location.assign('/app/calls');
    },
  });
  const out = useMutation({
    mutationFn: signOut,
    onSettled: () => window.location.assign('/app/sign-in'),
  });
  if (who === undefined) return null;
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      withinPortal={false}
      position="bottom-end"
      width={260}
      transitionProps={{ duration: 100 }}
    >
      <Menu.Target>
        <UnstyledButton className={css.who}>
          <span className={css.initial} aria-hidden>
            {who.user.name.slice(0, 1).toUpperCase()}
          </span>
          <span className={css.name}>
            <span>{who.user.name}</span>
            <span className="muted">
              {who.team.name} · {word('role', who.role)}
            </span>
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {who.teams.length > 1 ? (
          <>
            <Menu.Label aria-hidden>{t('account.team')}</Menu.Label>
            {who.teams.map((one) => (
              <Menu.Item
                key={one.id}
                leftSection={
                  one.id === who.team.id ? <IconCheck size={16} /> : <span className={css.gap} />
                }
                onClick={() => team.mutate(one.id)}
              >
                {one.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Label aria-hidden>{t('theme.title')}</Menu.Label>
        {THEMES.map(({ scheme, label, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={
              colorScheme === scheme ? <IconCheck size={16} aria-label={t('theme.chosen')} /> : null
            }
            onClick={() => setColorScheme(scheme)}
          >
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => out.mutate()}>
          {t('account.signOut', { email: who.user.email })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
