import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../i18n';
import css from './ui.module.css';

interface PageProps {
  title: string;
  /** What stands at the right of the title: the page's one action, its menu. */
  actions?: ReactNode;
  /** In the place of the title, where that is more than words. */
  heading?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A page: one h1, which takes the focus when somebody comes here, and the document's title. */
export function Page({ title, actions, heading, children }: PageProps) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('page.title', { page: title });
  }, [title]);
  useEffect(() => {
    h1.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <Title order={1} ref={h1} tabIndex={-1} className={css.title}>
          {heading ?? title}
        </Title>
        <div className={css.actions}>{actions}</div>
      </header>
      {children}
    </div>
  );
}
