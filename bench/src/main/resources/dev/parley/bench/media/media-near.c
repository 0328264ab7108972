/*
 * The baseline of bench media: the job of Parley's media loop and recorder, on one thread and one
 * more that writes files. For each call
 *   a pair of sockets, not connected, because a far end behind NAT is only known by its packets;
 *   a packet that comes is kept by its sequence number, if it is from the known source;
 *   every 20 ms, in one of 20 slots of 1 ms, the packet that is next after a wait of 20 ms is
 *   decoded into a ring of 2 s for whoever listens (what is missing is the frame before, halved),
 *   and 160 samples of a ring of 2 s are encoded and sent;
 *   every 5 s an RTCP sender report;
 *   if asked, both ways go to a file in blocks of 64 KB.
 * It does not adapt its wait, blend concealment in, or read RTCP or keys, nor voice activity.
 *
 * media-near CALLS DIRECTORY|- PORT...; a line "begin" on standard input begins to count, a line
 * "end" prints
 *   cpu_seconds sent received
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define FRAME 160
#define HEADER 12
#define BLOCK 65536
#define SLOTS 20
#define KEPT 64
#define HEARD 128
#define QUEUED 16384
#define WAIT 20000000LL
#define REPORT (5 * 50)

typedef struct {
  int rtp, rtcp;
  struct sockaddr_in far;
  unsigned id, timestamp, ticks, packets;
  unsigned short sequence, next, highest;
  int begun, playing;
  long long arrived[KEPT];
  int numbers[KEPT];
  unsigned char kept[KEPT][FRAME];
  short heard[HEARD][FRAME], said[QUEUED], last[FRAME];
  int file, filled, full;
  char *block[2];
} call;

static unsigned char encoded[65536];
static short decoded[256];
static long sent, received;
static call *all;

static int *full_blocks;
static int full_from, full_to, full_size;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t some = PTHREAD_COND_INITIALIZER;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static unsigned char mu_law(int sample) {
  int sign = sample < 0 ? 0x80 : 0, magnitude = (sample < 0 ? -sample : sample) + 132, exponent = 7;
  if (magnitude > 32767) magnitude = 32767;
  while (exponent > 0 && !(magnitude & (0x80 << exponent))) exponent--;
  return ~(sign | exponent << 4 | (magnitude >> (exponent + 3) & 15));
}

static void tables(void) {
  for (int i = 0; i < 65536; i++) encoded[i] = mu_law((short)i);
  for (int i = 0; i < 256; i++) {
    int code = ~i & 255, magnitude = ((((code & 15) << 3) + 132) << (code >> 4 & 7)) - 132;
    decoded[i] = code & 0x80 ? -magnitude : magnitude;
  }
}

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double cpu(void) {
  struct rusage r;
  getrusage(RUSAGE_SELF, &r);
  return r.ru_utime.tv_sec + r.ru_stime.tv_sec + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6;
}

/* Takes one packet; the kernel tells again of a socket that has more. */
static void take(call *c) {
  unsigned char p[2048];
  struct sockaddr_in from;
  socklen_t length = sizeof from;
  int got = recvfrom(c->rtp, p, sizeof p, 0, (void *)&from, &length);
  if (got != HEADER + FRAME || p[0] != 0x80 || (p[1] & 127) != 0) return;
  if (from.sin_port != c->far.sin_port || from.sin_addr.s_addr != c->far.sin_addr.s_addr) return;
  unsigned short sequence = p[2] << 8 | p[3];
  int slot = sequence % KEPT;
  if (!c->begun) c->next = c->highest = sequence;
  c->begun = 1;
  if ((short)(sequence - c->highest) > 0) c->highest = sequence;
  if ((short)(sequence - c->next) < 0 || c->numbers[slot] == sequence) return;
  memcpy(c->kept[slot], p + HEADER, FRAME);
  c->numbers[slot] = sequence;
  c->arrived[slot] = now();
  received++;
}

static short *hear(call *c, long long at) {
  short *frame = c->heard[c->ticks % HEARD];
  int slot = c->next % KEPT, here = c->begun && c->numbers[slot] == c->next;
  if (!c->playing) c->playing = here && at - c->arrived[slot] >= WAIT - 10000000;
  if (c->playing && here) {
    for (int i = 0; i < FRAME; i++) frame[i] = decoded[c->kept[slot][i]];
  } else {
    for (int i = 0; i < FRAME; i++) frame[i] = c->last[i] / 2;
  }
  if (c->playing && !here && (short)(c->highest - c->next) < 0) {
    c->playing = 0;
  } else if (c->playing) {
    c->next++;
  }
  memcpy(c->last, frame, sizeof c->last);
  return frame;
}

static void *write_blocks(void *unused) {
  for (;;) {
    pthread_mutex_lock(&lock);
    while (full_from == full_to) pthread_cond_wait(&some, &lock);
    int full = full_blocks[full_from++ % full_size];
    pthread_mutex_unlock(&lock);
    if (write(all[full / 2].file, all[full / 2].block[full % 2], BLOCK) != BLOCK) die("write");
  }
  return unused;
}

static void keep(call *c, const short *heard, const short *said) {
  for (int i = 0; i < FRAME; i++) {
    if (c->filled == BLOCK) {
      pthread_mutex_lock(&lock);
      full_blocks[full_to++ % full_size] = 2 * (c - all) + c->full;
      pthread_cond_signal(&some);
      pthread_mutex_unlock(&lock);
      c->filled = 0;
      c->full ^= 1;
    }
    memcpy(c->block[c->full] + c->filled, &heard[i], 2);
    memcpy(c->block[c->full] + c->filled + 2, &said[i], 2);
    c->filled += 4;
  }
}

static void report(call *c, long long at) {
  unsigned words[] = {htonl(0x80C80006), htonl(c->id), htonl(at / 1000000000LL), 0,
      htonl(c->timestamp), htonl(c->packets), htonl(c->packets * FRAME)};
  sendto(c->rtp, words, sizeof words, 0, (void *)&c->far, sizeof c->far);
}

static void tick(call *c) {
  unsigned char p[HEADER + FRAME] = {0x80, 0, c->sequence >> 8, c->sequence, c->timestamp >> 24,
      c->timestamp >> 16, c->timestamp >> 8, c->timestamp, c->id >> 24, c->id >> 16, c->id >> 8,
      c->id};
  long long at = now();
  short *said = c->said + c->ticks % (QUEUED / FRAME) * FRAME;
  for (int i = 0; i < FRAME; i++) p[HEADER + i] = encoded[(unsigned short)said[i]];
  c->sequence++;
  c->timestamp += FRAME;
  if (sendto(c->rtp, p, sizeof p, 0, (void *)&c->far, sizeof c->far) == sizeof p) {
    sent++;
    c->packets++;
  }
  short *heard = hear(c, at);
  if (c->block[0]) keep(c, heard, said);
  if (++c->ticks % REPORT == c->id % REPORT) report(c, at);
}

static int bound(unsigned short port) {
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
      .sin_port = port};
  int s = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  if (s < 0) die("socket");
  if (bind(s, (void *)&a, sizeof a)) {
    close(s);
    return -1;
  }
  return s;
}

static void open_ports(call *c) {
  struct sockaddr_in a;
  socklen_t length = sizeof a;
  do {
    c->rtp = bound(0);
    if (getsockname(c->rtp, (void *)&a, &length)) die("getsockname");
    c->rtcp = bound(htons(ntohs(a.sin_port) ^ 1));
    if (c->rtcp < 0) close(c->rtp);
  } while (c->rtcp < 0);
}

static void open_file(call *c, const char *directory) {
  char name[4096];
  snprintf(name, sizeof name, "%s/baseline-%u.pcm", directory, c->id);
  c->file = open(name, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (c->file < 0) die(name);
  for (int i = 0; i < 2; i++) memset(c->block[i] = malloc(BLOCK), 1, BLOCK);
  c->filled = c->id * 640 % BLOCK / 4 * 4; /* as if the calls had not all begun at once */
}

int main(int count, char **words) {
  int calls = atoi(words[1]), poll = epoll_create1(0);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  tables();
  all = calloc(calls, sizeof *all);
  full_size = 2 * calls;
  full_blocks = calloc(full_size, sizeof *full_blocks);
  for (int i = 0; i < calls; i++) {
    call *c = &all[i];
    c->id = i;
    c->far = (struct sockaddr_in){.sin_family = AF_INET,
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(atoi(words[3 + i % (count - 3)]))};
    open_ports(c);
    for (int k = 0; k < KEPT; k++) c->numbers[k] = -1;
    for (int k = 0; k < QUEUED; k++) c->said[k] = k * 50 + i;
    if (strcmp(words[2], "-")) open_file(c, words[2]);
    epoll_ctl(poll, EPOLL_CTL_ADD, c->rtp, &(struct epoll_event){.events = EPOLLIN, .data.u32 = i});
  }
  pthread_t writer;
  if (pthread_create(&writer, 0, write_blocks, 0)) die("thread");
  epoll_ctl(poll, EPOLL_CTL_ADD, 0, &(struct epoll_event){.events = EPOLLIN, .data.u32 = calls});
  struct epoll_event ready[1024];
  char line[16];
  double began = 0;
  long long next = now();
  for (unsigned slot = 0;; slot = (slot + 1) % SLOTS, next += 1000000) {
    for (int due = 0; !due;) {
      long long wait = next - now();
      due = wait <= 0;
      struct timespec t = {0, due ? 0 : wait};
      int n = epoll_pwait2(poll, ready, 1024, &t, 0);
      for (int i = 0; i < n; i++) {
        if (ready[i].data.u32 < (unsigned)calls) {
          take(&all[ready[i].data.u32]);
        } else if (read(0, line, sizeof line) <= 0) {
          return 0;
        } else if (line[0] == 'b') {
          began = cpu();
          sent = received = 0;
          puts("begun");
          fflush(stdout);
        } else {
          printf("%.6f %ld %ld\n", cpu() - began, sent, received);
          fflush(stdout);
        }
      }
    }
    for (int i = slot; i < calls; i += SLOTS) tick(&all[i]);
  }
}
