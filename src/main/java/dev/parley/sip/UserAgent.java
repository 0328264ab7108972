package dev.parley.sip;

import dev.parley.sip.SessionTimers.Agreed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core of the endpoint without its sockets: takes messages and the passing of time, sends
 * through a {@link Wire}. Confined to one thread.
 */
final class UserAgent implements ServerUser {
  private static final Logger LOG = LoggerFactory.getLogger(UserAgent.class);
  private static final Set<String> KNOWN =
      Set.of("REGISTER", "SUBSCRIBE", "NOTIFY", "PUBLISH", "REFER", "MESSAGE", "PRACK");
  private static final Set<String> EXTENSIONS = Set.of("timer");

  private final Stack stack;
  private final SipHandler handler;
  private final BooleanSupplier overloaded;

  /**
   * A user agent at rest.
   *
   * @param loop runs what other threads ask of calls on this thread
   * @param overloaded whether new calls must be refused with 503
   */
  UserAgent(
      SipConfig config,
      TimerHeap heap,
      Wire wire,
      Executor loop,
      SipHandler handler,
      BooleanSupplier overloaded) {
    Tokens tokens = new Tokens(config.random());
    TransactionLayer transactions = new TransactionLayer(config.timers(), heap, wire, tokens, this);
    this.stack =
        new Stack(
            config,
            heap,
            tokens,
            wire,
            transactions,
            new Dialogs(),
            new LateAnswers(),
            new LinkedHashSet<>(),
            loop);
    this.handler = handler;
    this.overloaded = overloaded;
  }

  Stack stack() {
    return stack;
  }

  /** A call that is not sent before {@link OutgoingCall#start}. */
  OutgoingCall outgoing(InviteRequest request, SipCallListener listener) {
    return new OutgoingCall(stack, request, listener);
  }

  /** Ends every call that lives. */
  void hangUpAll() {
    List.copyOf(stack.calls()).forEach(call -> call.hangUp(null));
  }

  /** Ends every call without a message. */
  void abandonAll() {
    SipEnd end =
        SipEnd.of(SipEnd.Party.LOCAL, SipEnd.Cause.TRANSPORT_FAILED, 0, "The endpoint was closed");
    List.copyOf(stack.calls()).forEach(call -> call.abandon(end));
  }

  /** What it is busy with. */
  SipLoad load() {
    return new SipLoad(stack.calls().size(), stack.dialogs().size(), stack.transactions().size());
  }

  /** Whether nothing is left to wait for. */
  boolean idle() {
    return stack.calls().isEmpty() && !stack.transactions().expecting();
  }

  /** A message or a faulty one has arrived. */
  void received(SipParser.Parsed parsed, Source source) {
    switch (parsed) {
      case SipParser.Parsed.Message(SipMessage message) ->
          stack.transactions().receive(message, source);
      case SipParser.Parsed.Malformed malformed -> refuse(malformed, source);
    }
  }

  /** A faulty request is answered without state. */
  private void refuse(SipParser.Parsed.Malformed malformed, Source source) {
    SipRequest request = malformed.request();
    if (request != null) {
      SipRequest stamped = source.stamp(request);
      SipResponse response =
          Responses.of(stamped, malformed.status(), malformed.reason(), stack.tokens().next());
      source.answer(stack.wire(), stamped.via(), response);
    }
  }

  @Override
  public void requested(ServerTransaction transaction) {
    try {
      dispatch(transaction, transaction.request());
    } catch (SipException e) {
      LOG.debug("A request has a header that cannot be read.", e);
      transaction.respond(refusal(transaction.request(), 400));
    }
  }

  private void dispatch(ServerTransaction transaction, SipRequest request) {
    if (request.is("CANCEL")) {
      cancel(transaction);
      return;
    }
    if (!stack.supports(request.method())) {
      int status = KNOWN.contains(request.method()) ? 405 : 501;
      transaction.respond(stack.presented(refusal(request, status)));
      return;
    }
    List<String> unsupported = unsupported(request);
    if (!unsupported.isEmpty()) {
      transaction.respond(
          refusal(request, 420).with("Unsupported", String.join(", ", unsupported)));
      return;
    }
    if (!request.toTag().isEmpty()) {
      Session session = stack.dialogs().find(request);
      if (session == null) {
        transaction.respond(refusal(request, 481));
      } else {
        session.requested(transaction);
      }
      return;
    }
    outsideDialogs(transaction, request);
  }

  private void outsideDialogs(ServerTransaction transaction, SipRequest request) {
    String scheme = request.uri().substring(0, request.uri().indexOf(':'));
    boolean callable =
        scheme.equalsIgnoreCase("sip")
            || scheme.equalsIgnoreCase("sips")
            || scheme.equalsIgnoreCase("tel");
    if (!callable) {
      transaction.respond(refusal(request, 416));
      return;
    }
    switch (request.method()) {
      case "INVITE" -> invited(transaction, request);
      case "OPTIONS" ->
          transaction.respond(
              stack
                  .presented(refusal(request, 200))
                  .with("Accept", SdpBody.TYPE)
                  .with("Supported", "timer"));
      default -> transaction.respond(refusal(request, 481));
    }
  }

  private void invited(ServerTransaction transaction, SipRequest request) {
    SessionExpiry policy = stack.config().sessionExpiry();
    Agreed agreed = SessionTimers.asServer(request, policy);
    if (overloaded.getAsBoolean()) {
      int seconds = 2 + stack.tokens().random().nextInt(5);
      transaction.respond(refusal(request, 503).with("Retry-After", Integer.toString(seconds)));
    } else if (SdpBody.unsupported(request)) {
      transaction.respond(refusal(request, 415).with("Accept", SdpBody.TYPE));
    } else if (Dialog.wantedBack(request) != null) {
      transaction.respond(
          refusal(request, 488)
              .with(
                  "Warning",
                  "399 parley "
                      + SipText.quote(
                          SipEnd.wanting(
                              String.valueOf(Dialog.wantedBack(request)), "the way back"))));
    } else if (agreed instanceof Agreed.TooSmall) {
      transaction.respond(
          refusal(request, 422).with("Min-SE", Long.toString(policy.minimum().toSeconds())));
    } else {
      present(new IncomingCall(stack, transaction, agreed));
    }
  }

  private void present(IncomingCall call) {
    try {
      call.offerTo(handler);
    } catch (RuntimeException e) {
      LOG.error("The handler of incoming calls failed.", e);
      call.reject(500);
    }
  }

  private SipResponse refusal(SipRequest request, int status) {
    return Responses.of(request, status, stack.tokens().next());
  }

  private void cancel(ServerTransaction cancel) {
    ServerTransaction invite = stack.transactions().cancelled(cancel);
    cancel.respond(refusal(cancel.request(), invite == null ? 481 : 200));
    if (invite != null) {
      invite.cancel(cancel.request());
    }
  }

  private static List<String> unsupported(SipRequest request) {
    List<String> unknown = new ArrayList<>();
    for (String extension : request.headers().list("Require")) {
      if (EXTENSIONS.stream().noneMatch(extension::equalsIgnoreCase)) {
        unknown.add(extension);
      }
    }
    return unknown;
  }

  @Override
  public void acknowledged(SipRequest ack) {
    Session session = stack.dialogs().find(ack);
    if (session != null) {
      session.acknowledged(ack);
    }
  }

  @Override
  public void respondedLate(SipResponse response) {
    stack.late().take(stack, response);
  }

  /** Asks a peer for its capabilities, to learn whether it is there. */
  void options(OptionsPing ping) {
    stack
        .wire()
        .resolve(
            ping.hop(),
            addresses -> {
              if (addresses.isEmpty()) {
                ping.unsent();
              } else {
                ping.send(stack);
              }
            });
  }
}
