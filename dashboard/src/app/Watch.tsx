import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { now, setDialling } from '../api/watch';
import { formatClock, formatNumber } from '../shared/format';
import { Allowed } from '../shared/role/Allowed';
import '../shared/i18n/watch';
import { t } from '../shared/i18n';
import { useShortcuts } from '../shared/keyboard/keys';
import { useIsLive, useLiveStream } from '../shared/live';
import css from './watch.module.css';

/** What goes on, on every page, and the one gesture that stops it. */
export function Watch({ bar }: { bar: HTMLElement | null }) {
  useLiveStream();
  const live = useIsLive();
  const goesOn = useQuery(now).data;
  const [asking, setAsking] = useState(false);
  const on = goesOn?.dialling.on ?? true;
  useShortcuts([{ keys: 'Mod+>', label: 'keys.stopDialling', run: () => on && setAsking(true) }]);
  if (goesOn === undefined) return null;
  const counts = t('watch.counts', { live: goesOn.live, waiting: goesOn.waiting });
  return (
    <>
      <Link
        to="/live"
        className={css.counts}
        data-live={live || undefined}
        aria-label={live ? counts : `${counts} ${t('watch.notLive')}`}
      >
        <span className={css.dot} aria-hidden />
        <span className={css.numbers}>{counts}</span>{' '}
        {live ? null : <span className={css.stale}>{t('watch.notLive')}</span>}
      </Link>
      {on ? (
        <Button
          size="compact-sm"
          variant="default"
          className={css.stop}
          onClick={() => setAsking(true)}
        >
          {t('watch.stop')}
        </Button>
      ) : null}
      {bar !== null && !on ? createPortal(<Stopped />, bar) : null}
      <Stop opened={asking} live={goesOn.live} onClose={() => setAsking(false)} />
    </>
  );
}

/** Red, until somebody resumes. */
function Stopped() {
  const client = useQueryClient();
  const dialling = useQuery(now).data?.dialling;
  const resume = useMutation({
    mutationFn: () => setDialling({ on: true }),
    onSuccess: () => client.invalidateQueries({ queryKey: now.queryKey }),
  });
  if (dialling === undefined) return null;
  return (
    <section className={css.red} aria-label={t('watch.stopped')}>
      <strong>{t('watch.stopped')}</strong>
      <span>
        {t('watch.stoppedBy', {
          who: dialling.by?.name ?? t('watch.somebody'),
          time: dialling.changed === null ? '' : formatClock(dialling.changed),
        })}
      </span>
      {dialling.note === null ? null : <span>“{dialling.note}”</span>}
      <span className={css.spring} />
      {resume.error ? <span role="alert">{resume.error.message}</span> : null}
      <Allowed deed="PUT /dialling on=true">
        <Button
          size="compact-sm"
          color="red.9"
          variant="white"
          loading={resume.isPending}
          onClick={() => resume.mutate()}
        >
          {t('watch.resume')}
        </Button>
      </Allowed>
    </section>
  );
}

function Stop({ opened, live, onClose }: { opened: boolean; live: number; onClose: () => void }) {
  const client = useQueryClient();
  const [end, setEnd] = useState(false);
  const [note, setNote] = useState('');
  const stop = useMutation({
    mutationFn: () => setDialling({ on: false, end_live: end, note: note.trim() }),
    onSuccess: () => {
      onClose();
      setEnd(false);
      setNote('');
      return client.invalidateQueries({ queryKey: now.queryKey });
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('watch.stopTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          stop.mutate();
        }}
      >
        <Stack>
          <p style={{ margin: 0 }}>{t('watch.stopWhat')}</p>
          <Checkbox
            label={t('watch.endLive', { count: live })}
            description={t('watch.endLiveWhat')}
            checked={end}
            onChange={(event) => setEnd(event.currentTarget.checked)}
          />
          <TextInput
            label={t('watch.note')}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
            data-autofocus
          />
          {stop.error ? (
            <Alert color="red" variant="outline" role="alert">
              {stop.error.message}
            </Alert>
          ) : null}
          <Button type="submit" color="red.9" loading={stop.isPending}>
            {end ? t('watch.stopAndEnd', { count: formatNumber(live) }) : t('watch.stopDo')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
