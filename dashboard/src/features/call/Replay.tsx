import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallDetail } from '../../api/client';
import { type Replayed, replay, triedVersions } from '../../api/tests';
import { t } from '../../shared/i18n';
import css from './replay.module.css';

type Sentence = (command: Record<string, unknown>) => string | null;

interface ReplayProps {
  detail: CallDetail;
  /** A command of the journal in words; null for what only the machinery needs. */
  sentence: Sentence;
  onClose: () => void;
}

/** Runs what happened in a call through another version, and tells the first thing that differs. */
export function Replay({ detail, sentence, onClose }: ReplayProps) {
  const agent = detail.interview.id;
  const known = useQuery(triedVersions(agent)).data?.versions ?? [];
  const [with_, setWith] = useState('');
  const run = useMutation({
    mutationFn: () => replay(detail.id, with_ === '' ? undefined : Number(with_)),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('replay.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <span>{t('replay.what')}</span>
        <NativeSelect
          label={t('replay.with')}
          value={with_}
          data={[
            { value: '', label: t('replay.draft') },
            ...known.map(({ number }) => ({
              value: String(number),
              label: t('calls.version', { version: number }),
            })),
          ]}
          onChange={(event) => {
            setWith(event.currentTarget.value);
            run.reset();
          }}
        />
        <Button loading={run.isPending} onClick={() => run.mutate()}>
          {t('replay.do')}
        </Button>
        {run.error ? (
          <Alert color="red" variant="outline" role="alert">
            {run.error.message}
          </Alert>
        ) : null}
        {run.data ? <Told replayed={run.data} sentence={sentence} /> : null}
      </Stack>
    </Modal>
  );
}

function Told({ replayed, sentence }: { replayed: Replayed; sentence: Sentence }) {
  const difference = replayed.difference;
  return (
    <div role="status">
      <strong>
        {difference === null
          ? t('replay.same', { count: replayed.steps })
          : t('replay.differs', { step: difference.step + 1, of: replayed.steps })}
      </strong>
      {difference === null ? null : (
        <div className={css.sides}>
          <Side title={t('replay.then')} commands={difference.kept} sentence={sentence} />
          <Side title={t('replay.now')} commands={difference.again} sentence={sentence} />
        </div>
      )}
    </div>
  );
}

interface SideProps {
  title: string;
  commands: Record<string, unknown>[];
  sentence: Sentence;
}

/** What was done at the step that differs. */
function Side({ title, commands, sentence }: SideProps) {
  const sentences = commands.map(sentence).filter((one) => one !== null);
  return (
    <section>
      <h3>{title}</h3>
      {sentences.length === 0 ? <p className="muted">{t('why.nothing')}</p> : null}
      <ul className={css.commands}>
        {sentences.map((words, i) => (
          <li key={i}>{words}</li>
        ))}
      </ul>
      <details>
        <summary className="muted">{t('why.json')}</summary>
        <pre className={`${css.json} mono`}>{JSON.stringify(commands, null, 2)}</pre>
      </details>
    </section>
  );
}
