package dev.parley.call;

/** Why a call ended, with the status it ends in and whose doing it was. */
public enum EndReason {
  /** The agent reached an End node. */
  AGENT_ENDED(CallStatus.COMPLETED, Fault.NONE),
  /** The agent could not place the answers and said goodbye. */
  NO_MATCH(CallStatus.COMPLETED, Fault.NONE),
  /** The callee hung up. */
  CALLEE_HUNG_UP(CallStatus.COMPLETED, Fault.CALLEE),
  /** Nobody spoke until the last check-in. */
  SILENCE(CallStatus.COMPLETED, Fault.CALLEE),
  /** The longest allowed duration was reached. */
  MAX_DURATION(CallStatus.COMPLETED, Fault.NONE),
  /** The callee kept the call on hold for longer than the agent waits. */
  HELD_TOO_LONG(CallStatus.COMPLETED, Fault.CALLEE),
  /** Somebody ended the call by hand while it was under way. */
  SUPERVISOR_ENDED(CallStatus.COMPLETED, Fault.NONE),
  /** The line was busy (SIP 486, 600). */
  BUSY(CallStatus.BUSY, Fault.CALLEE),
  /** It rang and nobody answered (SIP 408, 480, 487 after our CANCEL). */
  NO_ANSWER(CallStatus.NO_ANSWER, Fault.CALLEE),
  /** The callee declined (SIP 603, 607). */
  DECLINED(CallStatus.FAILED, Fault.CALLEE),
  /** The number does not exist or cannot be reached so (SIP 404, 410, 484, 604). */
  INVALID_NUMBER(CallStatus.FAILED, Fault.CARRIER),
  /** The trunk refused the call (other SIP 4xx, 5xx, 6xx). */
  TRUNK_REFUSED(CallStatus.FAILED, Fault.CARRIER),
  /** The trunk did not answer or had no capacity (SIP 503, transport failure, timer B). */
  TRUNK_UNAVAILABLE(CallStatus.FAILED, Fault.CARRIER),
  /** No codec in common, or no usable session description. */
  INCOMPATIBLE_MEDIA(CallStatus.FAILED, Fault.CARRIER),
  /** No RTP arrived for too long. */
  MEDIA_TIMEOUT(CallStatus.FAILED, Fault.CARRIER),
  /** A speech or language provider failed and nothing could stand in. */
  PROVIDER_FAILED(CallStatus.FAILED, Fault.PROVIDER),
  /** The node carrying the call died after the fence; nobody is rung again by itself. */
  INTERRUPTED(CallStatus.FAILED, Fault.US),
  /** A defect of ours. */
  INTERNAL_ERROR(CallStatus.FAILED, Fault.US),
  /** Cancelled before anybody was rung. */
  CANCELLED(CallStatus.CANCELLED, Fault.NONE),
  /** The contact must not be called. */
  SUPPRESSED(CallStatus.SUPPRESSED, Fault.NONE),
  /** The number, or its country or kind, must not be dialled. */
  NUMBER_NOT_ALLOWED(CallStatus.SUPPRESSED, Fault.NONE);

  private final CallStatus status;
  private final Fault fault;

  EndReason(CallStatus status, Fault fault) {
    this.status = status;
    this.fault = fault;
  }

  public CallStatus status() {
    return status;
  }

  public Fault fault() {
    return fault;
  }
}
