package dev.parley.call;

/**
 * Why a call ended, with the status it ends in and whose doing it was. Which SIP response is which
 * cause is decided in {@code telephony} ({@code SipEndReasons}), which cause is which reason in
 * {@code dispatch} ({@code LineEnds}).
 */
public enum EndReason {
  /** The agent reached an End node. */
  AGENT_ENDED("agent_ended", CallStatus.COMPLETED, Fault.NONE),
  /** The agent could not place the answers and said goodbye. */
  NO_MATCH("no_match", CallStatus.COMPLETED, Fault.NONE),
  /** The callee hung up. */
  CALLEE_HUNG_UP("callee_hung_up", CallStatus.COMPLETED, Fault.CALLEE),
  /** Nobody spoke until the last check-in. */
  SILENCE("silence", CallStatus.COMPLETED, Fault.CALLEE),
  /** The longest allowed duration was reached. */
  MAX_DURATION("max_duration", CallStatus.COMPLETED, Fault.NONE),
  /** The callee kept the call on hold for longer than the agent waits. */
  HELD_TOO_LONG("held_too_long", CallStatus.COMPLETED, Fault.CALLEE),
  /** Somebody ended the call by hand while it was under way. */
  SUPERVISOR_ENDED("supervisor_ended", CallStatus.COMPLETED, Fault.NONE),
  /** A mailbox took the call, and a message was left in it. */
  LEFT_VOICEMAIL("left_voicemail", CallStatus.LEFT_VOICEMAIL, Fault.NONE),
  /** A mailbox took the call, and no message was left. */
  VOICEMAIL("voicemail", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** A mailbox took the call that takes no message. */
  MAILBOX_FULL("mailbox_full", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** The network took the call to say that nobody can be reached. */
  UNREACHABLE("unreachable", CallStatus.NO_ANSWER, Fault.CARRIER),
  /** An assistant asked who calls, and nobody came. */
  SCREENED("screened", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** A menu took the call, and nobody came. */
  IVR("ivr", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** Music or a queue took the call, and nobody came. */
  HOLD_MUSIC("hold_music", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** A fax machine took the call. */
  FAX("fax", CallStatus.FAILED, Fault.CALLEE),
  /** The call was taken, and nobody ever said a word. */
  SILENT_LINE("silent_line", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** The line was busy. */
  BUSY("busy", CallStatus.BUSY, Fault.CALLEE),
  /** It rang and nobody answered. */
  NO_ANSWER("no_answer", CallStatus.NO_ANSWER, Fault.CALLEE),
  /** The callee declined. */
  DECLINED("declined", CallStatus.FAILED, Fault.CALLEE),
  /** The number does not exist or cannot be reached so. */
  INVALID_NUMBER("invalid_number", CallStatus.FAILED, Fault.CARRIER),
  /** The trunk refused the call for a reason of its own. */
  TRUNK_REFUSED("trunk_refused", CallStatus.FAILED, Fault.CARRIER),
  /** The trunk did not answer or could not carry the call. */
  TRUNK_UNAVAILABLE("trunk_unavailable", CallStatus.FAILED, Fault.CARRIER),
  /** No codec in common, or no usable session description. */
  INCOMPATIBLE_MEDIA("incompatible_media", CallStatus.FAILED, Fault.CARRIER),
  /** No RTP arrived for too long. */
  MEDIA_TIMEOUT("media_timeout", CallStatus.FAILED, Fault.CARRIER),
  /** A speech or language provider failed and nothing could stand in. */
  PROVIDER_FAILED("provider_failed", CallStatus.FAILED, Fault.PROVIDER),
  /** The node carrying the call died after the fence; nobody is rung again by itself. */
  INTERRUPTED("interrupted", CallStatus.FAILED, Fault.US),
  /** A defect of ours. */
  INTERNAL_ERROR("internal_error", CallStatus.FAILED, Fault.US),
  /** Cancelled before anybody was rung. */
  CANCELLED("cancelled", CallStatus.CANCELLED, Fault.NONE),
  /** The contact must not be called. */
  SUPPRESSED("suppressed", CallStatus.SUPPRESSED, Fault.NONE),
  /** The number, or its country or kind, must not be dialled. */
  NUMBER_NOT_ALLOWED("number_not_allowed", CallStatus.SUPPRESSED, Fault.NONE);

  /** As journals name them. */
  public static final JournalWords<EndReason> WORDS =
      new JournalWords<>(EndReason.class, EndReason::word);

  private final String word;
  private final CallStatus status;
  private final Fault fault;

  EndReason(String word, CallStatus status, Fault fault) {
    this.word = word;
    this.status = status;
    this.fault = fault;
  }

  /** Its name in journals and in the HTTP interface. */
  public String word() {
    return word;
  }

  public CallStatus status() {
    return status;
  }

  public Fault fault() {
    return fault;
  }
}
