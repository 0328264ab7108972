import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { discard, version } from '../../api/builder';
import { t } from '../../shared/i18n';
import { Failure, Loaded } from '../../shared/states/Loaded';
import { ChangeList } from './ChangeList';
import { useBuilder, useView } from './context';

/** Asks before the draft becomes what is live again, and says what goes away. */
export function Discard({ published, onClose }: { published: number; onClose: () => void }) {
  const { editor } = useBuilder();
  const { history } = useView(editor);
  const client = useQueryClient();
  const live = useQuery(version(editor.agent, published));
  const going = useMutation({
    mutationFn: async () => {
      if (!(await editor.flush())) throw new Error(t('builder.changeUnsaved'));
      editor.adopt(await discard(editor.agent, editor.current().saved.tag));
      editor.say({ is: 'discarded', version: published });
      await client.invalidateQueries({ queryKey: ['agents'] });
    },
    onSuccess: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('builder.discardTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>{t('builder.discardWhat', { version: published })}</p>
      <Loaded query={live}>{(old) => <ChangeList before={old} after={history.present} />}</Loaded>
      <p>{t('builder.discardAll')}</p>
      {going.error === null ? null : <Failure failure={going.error} />}
      <Button loading={going.isPending} onClick={() => going.mutate()}>
        {t('builder.discardDo')}
      </Button>
    </Modal>
  );
}
