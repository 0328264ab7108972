package dev.parley.telephony;

import dev.parley.rtp.MediaEngine;
import dev.parley.rtp.MediaException;
import dev.parley.rtp.MediaSession;
import dev.parley.sip.call.IncomingInvite;
import dev.parley.sip.call.IncomingSipCall;
import dev.parley.sip.call.InviteRequest;
import dev.parley.sip.call.OptionsResult;
import dev.parley.sip.call.SipCallListener;
import dev.parley.sip.call.SipLoad;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transport.SipEndpoint;
import dev.parley.telephony.PhoneEvent.Cause;
import dev.parley.watch.Pulse;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A telephone with many lines: one SIP endpoint and one media engine. Usable from any thread. */
public final class Phone implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Phone.class);
  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final PhoneConfig config;
  private final MediaEngine media;
  private final SipEndpoint sip;
  private final ScheduledThreadPoolExecutor ringTimer;
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final HostNames names;
  private final Semaphore incomingSlots;
  private volatile @Nullable CallHandler handler;

  private Phone(PhoneConfig config) {
    this.config = config;
    names = new HostNames(config.media().bind());
    incomingSlots = new Semaphore(config.incomingCapacity());
    ringTimer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("phone-ring-timer").factory());
    ringTimer.setRemoveOnCancelPolicy(true);
    media = MediaEngine.open(config.media());
    try {
      sip = SipEndpoint.open(config.sip(), this::incoming);
    } catch (SipException e) {
      media.close();
      throw e;
    }
  }

  /**
   * Opens the sockets. Incoming calls are refused until {@link #serve}.
   *
   * @throws SipException when the address cannot be bound
   * @throws MediaException when the media engine cannot start
   */
  public static Phone open(PhoneConfig config) {
    return new Phone(config);
  }

  /** The address SIP is spoken on, with the port that was taken. */
  public InetSocketAddress address() {
    return sip.address();
  }

  /**
   * Rings somebody and returns at once; what becomes of it comes as events.
   *
   * @throws MediaException when no media port is free
   */
  public PhoneCall dial(DialRequest request) {
    MediaSession session = media.open();
    PhoneLeg leg = new PhoneLeg(request.sipCallId(), session, request.recording());
    names.lookUp(request.firstHop(), session::trust);
    InetSocketAddress address = MediaAddress.told(config, session, request.firstHop());
    LegDialog dialog = new LegDialog(leg, new OfferAnswer(address, request.codecs(), sessionId()));
    ScheduledFuture<?> patience =
        ringTimer.schedule(
            () ->
                leg.give(
                    Cause.NO_ANSWER,
                    "Nobody answered within %d s".formatted(request.ringTime().toSeconds())),
            request.ringTime().toMillis(),
            TimeUnit.MILLISECONDS);
    leg.whenSettled(() -> patience.cancel(false));
    try {
      leg.joined(
          sip.invite(invite(request, dialog.offer()), new NamedHosts(dialog, names)), dialog);
    } catch (SipException e) {
      patience.cancel(false);
      session.close();
      throw e;
    }
    return leg;
  }

  private static InviteRequest invite(DialRequest request, String offer) {
    return new InviteRequest(
        request.target(),
        request.route(),
        NameAddress.of(null, request.from()),
        NameAddress.of(null, request.target()),
        request.sipCallId(),
        request.transport(),
        request.credentials(),
        offer,
        List.of(),
        request.redirects());
  }

  /** Has {@code handler} take incoming calls from now on. */
  public void serve(CallHandler handler) {
    this.handler = handler;
  }

  private SipCallListener incoming(IncomingSipCall call, IncomingInvite invite) {
    CallHandler taker = handler;
    if (taker == null) {
      return refused(call, 480);
    }
    if (!incomingSlots.tryAcquire()) {
      return refused(call, 486);
    }
    SipCallListener listener = null;
    try {
      MediaSession session = media.open();
      listener = taken(call, invite, session, taker);
      if (listener == null) {
        session.close();
      }
    } catch (MediaException e) {
      LOG.error("An incoming call finds no media port.", e);
      call.reject(503);
    }
    if (listener == null) {
      incomingSlots.release();
      return (_, _) -> {};
    }
    return listener;
  }

  /** Hands a call to its handler; null if it had to be refused. */
  private @Nullable SipCallListener taken(
      IncomingSipCall call, IncomingInvite invite, MediaSession session, CallHandler taker) {
    session.trust(List.of(invite.source().getAddress()));
    InetSocketAddress address = MediaAddress.told(config, session, invite.source().getAddress());
    PhoneLeg leg = new PhoneLeg(invite.callId(), session, null);
    LegDialog dialog = new LegDialog(leg, new OfferAnswer(address, config.codecs(), sessionId()));
    IncomingCall caller =
        new IncomingCall(
            invite.from().user(), invite.from().displayName(), user(invite.requestUri()));
    try {
      handlers.execute(() -> {
        try (leg) {
          if (invited(call, leg, dialog, invite.offer())) {
            taker.handle(leg, caller);
          }
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
          LOG.error("The handler of an incoming call failed.", e);
        } finally {
          incomingSlots.release();
        }
      });
      return new NamedHosts(dialog, names);
    } catch (RejectedExecutionException _) {
      call.reject(503);
      return null;
    }
  }

  /** Whether a caller's offer can be answered; if not the call is refused. */
  private boolean invited(
      IncomingSipCall call, PhoneLeg leg, LegDialog dialog, @Nullable String offer)
      throws InterruptedException {
    return switch (dialog.invited(offer == null ? null : names.resolved(offer))) {
      case LegDialog.Invitation.Welcome welcome -> {
        leg.joined(call, welcome);
        yield true;
      }
      case LegDialog.Invitation.Unusable(String why) -> {
        LOG.info("An incoming call cannot be answered: {}", why);
        call.reject(488);
        yield false;
      }
    };
  }

  private static SipCallListener refused(IncomingSipCall call, int status) {
    call.reject(status);
    return (_, _) -> {};
  }

  private static @Nullable String user(String uri) {
    try {
      return SipUri.parse(uri).user();
    } catch (SipException _) {
      return null;
    }
  }

  private long sessionId() {
    return config.sip().random().nextInt(1, Integer.MAX_VALUE);
  }

  /** What it is busy with. */
  public PhoneLoad load() {
    SipLoad signalling = sip.load();
    return new PhoneLoad(
        signalling.calls(), signalling.dialogs(), signalling.transactions(), media.sessions());
  }

  /** How the threads do that carry its calls. */
  public List<Pulse> pulses() {
    return Stream.concat(media.pulses().stream(), Stream.of(sip.pulse())).toList();
  }

  /** Asks a trunk with OPTIONS (RFC 3261 section 11) whether it is there. */
  public TrunkHealth qualify(Trunk trunk, Duration limit) throws InterruptedException {
    BlockingQueue<OptionsResult> results = new ArrayBlockingQueue<>(1);
    sip.options(
        trunk.proxy(),
        null,
        trunk.transport(),
        trunk.identity(null),
        trunk.credentials(),
        results::offer);
    OptionsResult result = results.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    return switch (result) {
      case null ->
          new TrunkHealth.Unreachable(
              "The trunk (%s) did not answer OPTIONS within %d ms."
                  .formatted(trunk.name(), limit.toMillis()));
      case OptionsResult.Alive alive -> TrunkAnswer.of(alive);
      case OptionsResult.Silent silent ->
          new TrunkHealth.Unreachable(
              "The trunk (%s) did not answer OPTIONS (%s)."
                  .formatted(trunk.name(), silent.cause()));
    };
  }

  /** Ends every call and closes the sockets. */
  @Override
  public void close() {
    handler = null;
    sip.close();
    handlers.shutdownNow();
    try {
      if (!handlers.awaitTermination(LEAVE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("A handler of an incoming call does not return after its call has ended.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    ringTimer.shutdownNow();
    names.close();
    media.close();
  }
}
