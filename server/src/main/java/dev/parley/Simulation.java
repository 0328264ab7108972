package dev.parley;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.SimulatedPeople;
import dev.parley.audio.Codecs;
import dev.parley.call.PhoneNumber;
import dev.parley.rtp.MediaConfig;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import dev.parley.sim.SimulatedCallee;
import dev.parley.sim.TestPhone;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Simulated callees within the server, and the phone that calls them. Both have sockets of the
 * loopback alone, so nothing that either sends can leave this machine, and what comes from outside
 * reaches neither.
 */
final class Simulation implements AutoCloseable {
  /** Calls at once: callees hear and speak with the same cores as real calls. */
  static final int CALLS = 2;

  private static final Duration RING_TIME = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatedPeople people;
  private final SimulatedCallee callee;
  private final Phone phone;

  private Simulation(SimulatedPeople people, SimulatedCallee callee, Phone phone) {
    this.people = people;
    this.callee = callee;
    this.phone = phone;
  }

  /** Has the personas that come with Parley wait for calls. */
  static Simulation start(
      LoadedModels models, InstantSource clock, InstantSource steady, RandomGenerator random) {
    List<SimulatedPeople.Person> people = new ArrayList<>();
    Map<String, Persona> personas = new HashMap<>();
    for (String name : Personas.NAMES) {
      Persona persona = Personas.named(name);
      PhoneNumber number = PhoneNumber.simulated(people.size() + 1);
      people.add(
          new SimulatedPeople.Person(
              name, persona.description(), number, JSON.valueToTree(persona.leadsTo())));
      personas.put(number.e164(), persona);
    }
    SimulatedCallee callee =
        SimulatedCallee.forgetting(
            personas,
            new SimulatedCallee.Senses(models.stt(), models.activity(), models.tts()),
            TestPhone.Settings.of(clock, random).with(CALLS));
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      SipConfig sip = SipConfig.of(new InetSocketAddress(loopback, 0), steady, random);
      MediaConfig media = MediaConfig.of(loopback, clock, random).withThreads(1);
      Phone phone = Phone.open(PhoneConfig.of(sip, media));
      return new Simulation(new SimulatedPeople(people), callee, phone);
    } catch (RuntimeException e) {
      callee.close();
      throw e;
    }
  }

  SimulatedPeople people() {
    return people;
  }

  /** The phone that calls them. */
  Phone phone() {
    return phone;
  }

  Trunk trunk() {
    InetSocketAddress socket = callee.socket();
    String host = socket.getAddress().getHostAddress();
    TransportProtocol udp = TransportProtocol.UDP;
    return new Trunk(
        OfferedTrunk.SIMULATED,
        SipUri.of(null, host, socket.getPort()).with("transport", udp.uriName()),
        udp,
        null,
        "parley",
        null,
        host,
        Codecs.ALL,
        RING_TIME,
        CALLS,
        Set.of());
  }

  @Override
  public void close() {
    phone.close();
    callee.close();
  }
}
