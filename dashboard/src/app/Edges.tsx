import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { session } from '../api/session';
import { t } from '../shared/i18n';
import { Connection } from '../shared/states/Connection';
import { Failure, Waiting } from '../shared/states/Loaded';
import { Page } from '../shared/ui/Page';

/** Before anything is known: who is signed in is asked for. */
export function Starting() {
  useQuery(session);
  return (
    <>
      <Connection />
      <Waiting rows={6} />
    </>
  );
}

/** A defect of a page. The others work. */
export function Crashed({ error, reset }: { error: unknown; reset: () => void }) {
  const failure = error instanceof Error ? error : new Error(String(error));
  return (
    <Page title={t('crash.title')}>
      <Failure failure={failure} />
      <pre className="mono" style={{ whiteSpace: 'pre-wrap' }}>
        {failure.message}
      </pre>
      <Button onClick={reset}>{t('state.retry')}</Button>
    </Page>
  );
}

/** An address at which there is nothing. */
export function Lost() {
  return (
    <Page title={t('lost.title')}>
      <p>{t('lost.text')}</p>
      <Anchor component={Link} to="/calls">
        {t('lost.calls')}
      </Anchor>
    </Page>
  );
}
