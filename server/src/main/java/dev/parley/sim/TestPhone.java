package dev.parley.sim;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.SipUri;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The one phone for all whom a test, a benchmark or the demo lets Parley call: a real SIP user
 * agent with real media and as many lines as calls, well-behaved on the wire. What its people do is
 * up to the {@link Owner}.
 */
public final class TestPhone implements AutoCloseable {
  private final Phone phone;

  /** Somebody whose phone rings. */
  @FunctionalInterface
  public interface Owner {
    /** Does with the call what they do; it ends when this returns. */
    void take(TestCall call) throws InterruptedException;
  }

  /**
   * What a phone is.
   *
   * @param bind where it listens; port 0 takes any
   * @param codecs what it speaks
   * @param lines calls at once; further ones are told 486
   * @param loss share of its RTP packets that get lost on their way, each for itself
   * @param random for names and numbers of the protocols, and its noise; used from many threads
   */
  public record Settings(
      InetSocketAddress bind,
      List<Codec> codecs,
      int lines,
      double loss,
      InstantSource clock,
      RandomGenerator random) {
    private static final int LINES = 2000;

    /** Copies the codecs. */
    public Settings {
      codecs = List.copyOf(codecs);
    }

    /** On the loopback, with all codecs, lines enough, and nothing lost. */
    public static Settings of(InstantSource clock, RandomGenerator random) {
      InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new Settings(anywhere, Codecs.ALL, LINES, 0, clock, random);
    }

    /** The same somewhere else. */
    public Settings at(InetSocketAddress bind) {
      return new Settings(bind, codecs, lines, loss, clock, random);
    }

    /** The same with other codecs. */
    public Settings speaking(List<Codec> codecs) {
      return new Settings(bind, codecs, lines, loss, clock, random);
    }

    /** The same for fewer or more calls at once. */
    public Settings with(int lines) {
      return new Settings(bind, codecs, lines, loss, clock, random);
    }

    /** The same behind a network that loses packets. */
    public Settings losing(double loss) {
      return new Settings(bind, codecs, lines, loss, clock, random);
    }
  }

  private TestPhone(Phone phone) {
    this.phone = phone;
  }

  /** Plugs it in; its owner takes every call, each on a thread of its own. */
  public static TestPhone open(Settings settings, Owner owner) {
    InstantSource clock = settings.clock();
    RandomGenerator random = settings.random();
    Phone phone =
        Phone.open(
            new PhoneConfig(
                SipConfig.of(settings.bind(), clock, random).withUserAgent("Parley test phone"),
                MediaConfig.of(settings.bind().getAddress(), clock, random)
                    .withThreads(1)
                    .withLoss(settings.loss()),
                settings.codecs(),
                settings.lines()));
    phone.serve((call, incoming) -> {
      try (TestCall taken = new TestCall(call, incoming, new SplittableRandom(random.nextLong()))) {
        owner.take(taken);
      }
    });
    return new TestPhone(phone);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return phone.address();
  }

  /** The address to dial for somebody. */
  public SipUri address(String name) {
    return SipUri.of(name, phone.address());
  }

  /** What a server that is to call it needs as its trunk. */
  public String trunk() {
    return "sip:%s:%d;transport=udp"
        .formatted(phone.address().getAddress().getHostAddress(), phone.address().getPort());
  }

  /** Hangs up everywhere and closes its sockets. */
  @Override
  public void close() {
    phone.close();
  }
}
