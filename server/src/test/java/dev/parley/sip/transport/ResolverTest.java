package dev.parley.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.transaction.FakeClock;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.TimerHeap;
import dev.parley.sip.transaction.TransportProtocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private final FakeClock clock = new FakeClock();
  private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile List<String> answer = List.of("192.0.2.1", "2001:db8::1", "192.0.2.2");

  private InetAddress[] look(String host) throws UnknownHostException {
    asked.incrementAndGet();
    if (answer.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return answer.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private Resolver resolver(boolean onlyIpv4) {
    return new Resolver(clock, loop::add, this::look, onlyIpv4);
  }

  private static Hop hop(String host) {
    return Hop.to(TransportProtocol.UDP, host, 5060);
  }

  private List<String> resolve(Resolver resolver, Hop hop) throws InterruptedException {
    List<List<Hop>> found = new ArrayList<>();
    resolver.resolve(hop, found::add);
    while (found.isEmpty()) {
      Runnable next = loop.poll(10, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      next.run();
    }
    return found.getFirst().stream().map(Hop::host).toList();
  }

  @Test
  void givesEveryAddressInItsOrder() throws Exception {
    assertThat(resolve(resolver(false), hop("a.test")))
        .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1", "192.0.2.2");
  }

  @Test
  void leavesOutWhatItsSocketCannotReach() throws Exception {
    assertThat(resolve(resolver(true), hop("a.test"))).containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void beginsWhereTheCallBegan() throws Exception {
    Resolver resolver = resolver(true);
    assertThat(resolve(resolver, hop("a.test").beginningAt(hop("192.0.2.2"))))
        .containsExactly("192.0.2.2", "192.0.2.1");
    assertThat(resolve(resolver, hop("a.test").beginningAt(hop("192.0.2.9"))))
        .containsExactly("192.0.2.9", "192.0.2.1", "192.0.2.2");
  }

  @Test
  void leavesADeadAddressToTheLastForAWhile() throws Exception {
    Resolver resolver = resolver(true);
    resolver.shun(hop("192.0.2.1"));
    assertThat(resolve(resolver, hop("a.test"))).containsExactly("192.0.2.2", "192.0.2.1");
    assertThat(resolve(resolver, hop("a.test").beginningAt(hop("192.0.2.1"))))
        .containsExactly("192.0.2.1", "192.0.2.2");
    resolver.shun(hop("192.0.2.2"));
    assertThat(resolve(resolver, hop("a.test"))).containsExactly("192.0.2.1", "192.0.2.2");
    clock.advance(Duration.ofSeconds(121), new TimerHeap(clock));
    assertThat(resolve(resolver, hop("a.test"))).containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void remembersForAMinute() throws Exception {
    Resolver resolver = resolver(true);
    List<String> _ = resolve(resolver, hop("a.test"));
    answer = List.of("192.0.2.7");
    assertThat(resolve(resolver, hop("a.test"))).containsExactly("192.0.2.1", "192.0.2.2");
    clock.advance(Duration.ofSeconds(61), new TimerHeap(clock));
    assertThat(resolve(resolver, hop("a.test"))).containsExactly("192.0.2.7");
    assertThat(asked).hasValue(2);
  }

  @Test
  void asksNobodyForAnAddress() throws Exception {
    assertThat(resolve(resolver(true), hop("192.0.2.5"))).containsExactly("192.0.2.5");
    assertThat(asked).hasValue(0);
  }

  @Test
  void givesNoneForAHostThatIsNotThere() throws Exception {
    answer = List.of();
    assertThat(resolve(resolver(true), hop("a.test"))).isEmpty();
  }
}
