package dev.parley.bench.answerer;

import dev.parley.call.Answerer;

/** What may take a call, as finely as the set tells it apart. */
enum Kind {
  HUMAN("human", Answerer.HUMAN),
  PERSONAL_MAILBOX("personal_mailbox", Answerer.VOICEMAIL),
  COMPANY_MAILBOX("company_mailbox", Answerer.VOICEMAIL),
  CARRIER_MAILBOX("carrier_mailbox", Answerer.VOICEMAIL),
  FULL_MAILBOX("full_mailbox", Answerer.MAILBOX_FULL),
  UNREACHABLE("unreachable", Answerer.UNREACHABLE),
  OUT_OF_SERVICE("out_of_service", Answerer.OUT_OF_SERVICE),
  SCREENING("screening", Answerer.SCREENING),
  IVR("ivr", Answerer.IVR),
  QUEUE("queue", Answerer.HOLD_MUSIC),
  MUSIC("music", Answerer.HOLD_MUSIC),
  FAX("fax", Answerer.FAX),
  SILENCE("silence", Answerer.SILENCE);

  final String word;
  final Answerer answerer;

  Kind(String word, Answerer answerer) {
    this.word = word;
    this.answerer = answerer;
  }
}
