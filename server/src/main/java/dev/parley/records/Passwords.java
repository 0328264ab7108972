package dev.parley.records;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * How passwords are kept: Argon2id, 19 MiB, two passes (RFC 9106). A few are worked on at once, so
 * that whoever guesses takes no more of the memory.
 */
final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int SALT = 16;
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);
  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  /** Of a password that nobody has. */
  private static final class Nobodys {
    static final String HASH = hash("");
  }

  private Passwords() {}

  static String hash(String password) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT).with(FUNCTION).getResult();
    } finally {
      AT_ONCE.release();
    }
  }

  static boolean matches(String password, String hash) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(FUNCTION);
    } finally {
      AT_ONCE.release();
    }
  }

  /** Takes as long as {@link #matches} where there is nothing to compare with. */
  static void matchesNobody(String password) {
    boolean _ = matches(password, Nobodys.HASH);
  }
}
