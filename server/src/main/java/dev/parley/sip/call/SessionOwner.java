package dev.parley.sip.call;

/** The call a session belongs to. */
interface SessionOwner {
  void happened(SipCallEvent event);

  /** The session is over and has left the table of dialogs. Called once. */
  void ended(Session session, SipEnd end);
}
