package dev.parley.call;

/** Who or what took a call. */
public enum Answerer {
  HUMAN("human"),
  /** A mailbox, of whomever, that takes a message. */
  VOICEMAIL("voicemail"),
  /** A mailbox that takes no message: it is full, or was never set up. */
  MAILBOX_FULL("mailbox_full"),
  /** The network, which says that nobody can be reached now. */
  UNREACHABLE("unreachable"),
  /** The network, which says that the number does not exist or is not in service. */
  OUT_OF_SERVICE("out_of_service"),
  /** An assistant that asks who calls and why, for somebody who listens or reads. */
  SCREENING("screening"),
  /** A menu of keys or words. */
  IVR("ivr"),
  FAX("fax"),
  /** Music while somebody is to come. */
  HOLD_MUSIC("hold_music"),
  /** Nobody made a sound. */
  SILENCE("silence");

  /** As journals name them. */
  public static final JournalWords<Answerer> WORDS =
      new JournalWords<>(Answerer.class, Answerer::word);

  private final String word;

  Answerer(String word) {
    this.word = word;
  }

  /** Its name in journals and in the HTTP interface. */
  public String word() {
    return word;
  }

  /** Whether nobody is there to be spoken with. */
  public boolean machine() {
    return this != HUMAN;
  }
}
