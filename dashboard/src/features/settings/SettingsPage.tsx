import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import '../../shared/i18n/settings';
import { t } from '../../shared/i18n';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import css from './settings.module.css';

const PARTS = [
  { to: '/settings/webhooks', label: 'settings.webhooks' },
  { to: '/settings/dnc', label: 'settings.dnc' },
  { to: '/settings/trunk', label: 'settings.trunk' },
  { to: '/settings/system', label: 'settings.system' },
  { to: '/settings/members', label: 'settings.members' },
  { to: '/settings/developer', label: 'nav.developer' },
] as const;

/** A page of the settings, with the way to the others. */
export function SettingsPage({
  title,
  path,
  children,
}: {
  title: string;
  path: string;
  children: ReactNode;
}) {
  return (
    <Page title={title} actions={<CopyAsCurl path={path} />}>
      <nav aria-label={t('settings.parts')} className={css.parts}>
        {PARTS.map(({ to, label }) => (
          <Link key={to} to={to} search={{}}>
            {t(label)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
