package dev.parley.sip.call;

import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipParser;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.TokenGenerator;
import dev.parley.sip.transaction.Network;
import dev.parley.sip.transaction.ServerTransaction;
import dev.parley.sip.transaction.ServerUser;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TimerHeap;
import dev.parley.sip.transaction.TransactionLayer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core of the endpoint without its sockets: takes messages and the passing of time, sends
 * through a {@link Network}. Confined to one thread.
 */
public final class UserAgent implements ServerUser {
  private static final Logger LOG = LoggerFactory.getLogger(UserAgent.class);

  private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

  private final CallContext context;

  /**
   * A user agent at rest.
   *
   * @param loop runs what other threads ask of calls on this thread
   * @param overloaded whether new calls must be refused with 503
   */
  public UserAgent(
      SipConfig config,
      TimerHeap heap,
      Network network,
      Executor loop,
      SipHandler handler,
      BooleanSupplier overloaded) {
    TokenGenerator tokens = new TokenGenerator(config.random());
    TransactionLayer transactions =
        new TransactionLayer(config.timers(), heap, network, tokens, this);
    this.context =
        new CallContext(
            config,
            heap,
            tokens,
            network,
            transactions,
            new Dialogs(),
            new LateAnswers(),
            new Methods(),
            new LinkedHashSet<>(),
            loop);
    StandardMethods.of(context, handler, overloaded).forEach(context.methods()::add);
    handler
        .methods()
        .forEach((name, further) -> context.methods().add(Method.outside(name, further)));
  }

  CallContext context() {
    return context;
  }

  /** Makes a call. The INVITE leaves on the loop, now or later. */
  public SipCall invite(InviteRequest request, SipCallListener listener) {
    ClientCall call = new ClientCall(context, request, listener);
    context.loop().execute(call::start);
    return call.call();
  }

  /** Ends every call that lives. */
  public void hangUpAll() {
    List.copyOf(context.calls()).forEach(call -> call.hangUp(null));
  }

  /** Ends every call without a message. */
  public void abandonAll() {
    SipEnd end =
        SipEnd.of(SipEnd.Party.LOCAL, SipEnd.Cause.TRANSPORT_FAILED, 0, "The endpoint was closed");
    List.copyOf(context.calls()).forEach(call -> call.abandon(end));
  }

  /** What it is busy with. */
  public SipLoad load() {
    return new SipLoad(
        context.calls().size(), context.dialogs().size(), context.transactions().size());
  }

  /** Whether nothing is left to wait for. */
  public boolean idle() {
    return context.calls().isEmpty() && !context.transactions().expecting();
  }

  /** A message or a faulty one has arrived. */
  public void received(SipParser.Parsed parsed, SourceAddress source) {
    switch (parsed) {
      case SipParser.Parsed.Message(SipMessage message) ->
          context.transactions().receive(message, source);
      case SipParser.Parsed.Malformed malformed -> refuse(malformed, source);
    }
  }

  /** A faulty request is answered without state. */
  private void refuse(SipParser.Parsed.Malformed malformed, SourceAddress source) {
    SipRequest request = malformed.request();
    if (request != null) {
      SipRequest stamped = source.stamp(request);
      SipResponse response =
          Responses.of(stamped, malformed.status(), malformed.reason(), context.tokens().next());
      source.answer(context.network(), stamped.via(), response);
    }
  }

  @Override
  public void requested(ServerTransaction transaction) {
    try {
      dispatch(transaction, transaction.request());
    } catch (SipException e) {
      LOG.debug("A request has a header that cannot be read.", e);
      transaction.respond(transaction.response(400));
    }
  }

  private void dispatch(ServerTransaction transaction, SipRequest request) {
    Method method = context.methods().find(request.method());
    List<String> unsupported = context.methods().unsupported(request);
    if (method == null) {
      transaction.respond(
          context.presented(transaction.response(Methods.refusal(request.method()))));
    } else if (!unsupported.isEmpty()) {
      transaction.respond(
          transaction.response(420).with("Unsupported", String.join(", ", unsupported)));
    } else if (request.toTag().isEmpty()) {
      outsideDialogs(method, transaction);
    } else {
      withinDialog(method, transaction);
    }
  }

  private void outsideDialogs(Method method, ServerTransaction transaction) {
    String uri = transaction.request().uri();
    String scheme = uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
    RequestHandler handler = method.outside();
    if (!SCHEMES.contains(scheme)) {
      transaction.respond(transaction.response(416));
    } else if (handler == null) {
      transaction.respond(transaction.response(481));
    } else {
      handler.requested(transaction, context.loop());
    }
  }

  private void withinDialog(Method method, ServerTransaction transaction) {
    Session session = context.dialogs().find(transaction.request());
    if (session == null) {
      transaction.respond(transaction.response(481));
    } else {
      session.requested(method, transaction);
    }
  }

  @Override
  public void acknowledged(SipRequest ack) {
    Session session = context.dialogs().find(ack);
    if (session != null) {
      session.acknowledged(ack);
    }
  }

  @Override
  public void respondedLate(SipResponse response) {
    context.late().take(context, response);
  }

  /** Asks a peer for its capabilities, to learn whether it is there. */
  public void options(OptionsPing ping) {
    send(ping);
  }

  /** Sends a request that belongs to no call. */
  private void send(OutOfDialogRequest request) {
    context
        .network()
        .resolve(
            request.hop(context.network().transports()),
            addresses -> {
              if (addresses.isEmpty()) {
                request.unsent();
              } else {
                request.send(context);
              }
            });
  }
}
