import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { publish, restore, version, versions } from '../../api/builder';
import { t } from '../../shared/i18n';
import { Failure, Loaded } from '../../shared/states/Loaded';
import css from './builder.module.css';
import { ChangeList } from './ChangeList';
import { useBuilder, useView } from './context';
import { ProblemList } from './ProblemList';

/** What is wrong, what changes for callers, what it touches; then the draft is live. */
export function PublishSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { editor, problems } = useBuilder();
  const { history, saved } = useView(editor);
  const client = useQueryClient();
  // What was live before, for going back.
  const [before] = useState(saved.published);
  const live = useQuery({ ...version(id, before ?? 0), enabled: before !== null });
  const [note, setNote] = useState('');
  const errors = problems.filter((one) => one.severity === 'error').length;
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: versions(id).queryKey }),
      client.invalidateQueries({ queryKey: ['agents'] }),
    ]);
  const go = useMutation({
    mutationFn: async () => {
      if (!(await editor.flush())) throw new Error(t('builder.publishUnsaved'));
      editor.adopt(await publish(id, editor.current().saved.tag, note));
      await refresh();
    },
  });
  const back = useMutation({
    mutationFn: async () => {
      const restored = await restore(id, editor.current().saved.tag, before ?? 0);
      editor.adopt(restored);
      editor.adopt(await publish(id, restored.tag));
      await refresh();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('builder.publishTitle')}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
    >
      {go.isSuccess ? (
        <>
          <p role="status">
            {back.isSuccess
              ? t('builder.isBack', { version: saved.published ?? 0, before: before ?? 0 })
              : t('builder.isLive', { version: saved.published ?? 0 })}
          </p>
          {back.error === null ? null : <Failure failure={back.error} />}
          <div className={css.add}>
            {before === null || back.isSuccess ? null : (
              <Button variant="default" loading={back.isPending} onClick={() => back.mutate()}>
                {t('builder.goBack', { version: before })}
              </Button>
            )}
            <Button onClick={onClose}>{t('builder.done')}</Button>
          </div>
        </>
      ) : (
        <>
          <h3>{t('builder.problems')}</h3>
          <ProblemList />
          <h3>
            {before === null
              ? t('builder.firstTime')
              : t('builder.changesSince', { version: before })}
          </h3>
          {before === null ? null : (
            <Loaded query={live}>
              {(old) => <ChangeList before={old} after={history.present} />}
            </Loaded>
          )}
          <p>
            {before === null
              ? t('builder.touchesFirst')
              : t('builder.touches', { version: before })}
          </p>
          <Textarea
            mb="md"
            label={t('builder.note')}
            description={t('builder.noteHow')}
            autosize
            maxRows={6}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {go.error === null ? null : <Failure failure={go.error} />}
          <div className={css.add}>
            <Button disabled={errors > 0} loading={go.isPending} onClick={() => go.mutate()}>
              {t('builder.publishNow')}
            </Button>
            {errors > 0 ? <span>{t('builder.publishBlocked', { count: errors })}</span> : null}
          </div>
        </>
      )}
    </Modal>
  );
}
