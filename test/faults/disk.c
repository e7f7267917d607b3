/*
 * Stands between a process and the files of one folder (preloaded by the dynamic linker): it keeps a log of all that
 * happens to them, from which the disk can be built as it would stand after a power cut, and it can be a disk that fails.
 *
 *   DISK_FOLDER   the folder that is watched
 *   DISK_LOG      where the log goes; without it none is kept
 *   DISK_FAULT    "full N"   there is room for N bytes more, then ENOSPC
 *                 "sync N"   the Nth flush fails with EIO, and no other
 *                 "syncs N"  the Nth flush and all after it fail with EIO
 *                 "kill N"   the process is killed in front of its Nth act on the folder
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum act { CREATE = 1, WRITE, TRUNCATE, SYNC, SYNC_FOLDER, RENAME, LINK, UNLINK, SAID };

struct record {
  uint32_t act, names;
  uint64_t inode, at, length;
};

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int log_to = -1;
static char folder[PATH_MAX];
static enum { NONE, FULL, SYNC_ONCE, SYNC_FROM, KILL } fault = NONE;
static long long left = 0; /* bytes of room, or how many are still to come */

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, #name)

static ssize_t real_pwrite(int fd, const void *bytes, size_t n, off_t at) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  return real(fd, bytes, n, at);
}

static int real_open(const char *path, int flags, mode_t mode) {
  static int (*real)(const char *, int, ...);
  if (!real) real = dlsym(RTLD_NEXT, "open64");
  return real(path, flags, mode);
}

static ssize_t real_write(int fd, const void *bytes, size_t n) {
  REAL(write);
  return real(fd, bytes, n);
}

__attribute__((constructor)) static void begin(void) {
  const char *watched = getenv("DISK_FOLDER"), *log = getenv("DISK_LOG"), *wanted = getenv("DISK_FAULT");
  if (!watched || !realpath(watched, folder)) folder[0] = 0;
  if (log) log_to = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  char kind[16] = "";
  if (!wanted || sscanf(wanted, "%15s %lld", kind, &left) != 2) return;
  if (!strcmp(kind, "full")) fault = FULL;
  if (!strcmp(kind, "sync")) fault = SYNC_ONCE;
  if (!strcmp(kind, "syncs")) fault = SYNC_FROM;
  if (!strcmp(kind, "kill")) fault = KILL;
}

static int within(const char *path) {
  size_t n = strlen(folder);
  return n && !strncmp(path, folder, n) && (path[n] == 0 || path[n] == '/');
}

/* The name that a path has in the watched folder, whatever it was called by. */
static int named(const char *path, char *name) {
  size_t n = 0;
  if (path[0] != '/') {
    if (!getcwd(name, PATH_MAX)) return 0;
    n = strlen(name);
    name[n++] = '/';
  }
  if (n + strlen(path) >= PATH_MAX) return 0;
  strcpy(name + n, path);
  return within(name);
}

/* The same of an open file; nothing else is asked for most of what a process writes to. */
static int open_there(int fd, struct stat *found) {
  char link[40], path[PATH_MAX];
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = folder[0] ? readlink(link, path, sizeof path - 1) : -1;
  if (n < 0) {
    errno = before;
    return 0;
  }
  path[n] = 0;
  return within(path) && fstat(fd, found) == 0;
}

static void keep(enum act act, uint64_t inode, uint64_t at, const void *bytes, size_t length, const char *names, size_t n) {
  if (log_to < 0) return;
  struct record head = {act, n, inode, at, length};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)names, n}, {(void *)bytes, length}};
  static ssize_t (*real)(int, const struct iovec *, int);
  if (!real) real = dlsym(RTLD_NEXT, "writev");
  int before = errno;
  if (real(log_to, parts, 3) != (ssize_t)(sizeof head + n + length)) abort();
  errno = before;
}

static void enter(void) {
  pthread_mutex_lock(&one_at_a_time);
  if (fault == KILL && --left <= 0) kill(getpid(), SIGKILL);
}
static void leave(void) { pthread_mutex_unlock(&one_at_a_time); }

/* How much of what is to be written has room: what stands in the file already is written over. */
static ssize_t room(const struct stat *file, size_t n, off_t at) {
  if (fault != FULL) return n;
  off_t grows = at + (off_t)n - file->st_size;
  if (grows <= 0) return n;
  if (grows > left) n = grows - left < (off_t)n ? n - (grows - left) : 0, grows = left;
  left -= grows;
  if (n == 0) errno = ENOSPC;
  return n == 0 ? -1 : (ssize_t)n;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at) {
  struct stat file;
  if (!open_there(fd, &file)) return real_pwrite(fd, bytes, n, at);
  enter();
  ssize_t done = room(&file, n, at);
  if (done > 0) done = real_pwrite(fd, bytes, done, at);
  if (done > 0) keep(WRITE, file.st_ino, at, bytes, done, "", 0);
  leave();
  return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return pwrite64(fd, bytes, n, at); }

ssize_t write(int fd, const void *bytes, size_t n) {
  struct stat file;
  if (fd == STDOUT_FILENO && log_to >= 0) {
    ssize_t said = real_write(fd, bytes, n);
    pthread_mutex_lock(&one_at_a_time);
    if (said > 0) keep(SAID, 0, 0, bytes, said, "", 0);
    leave();
    return said;
  }
  if (!open_there(fd, &file)) return real_write(fd, bytes, n);
  enter();
  off_t at = fcntl(fd, F_GETFL) & O_APPEND ? file.st_size : lseek(fd, 0, SEEK_CUR);
  ssize_t done = room(&file, n, at);
  if (done > 0) done = real_write(fd, bytes, done);
  if (done > 0) keep(WRITE, file.st_ino, at, bytes, done, "", 0);
  leave();
  return done;
}

/* One part after the other: whoever gives several at once takes it that fewer were written. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t all = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
    if (done < 0) return all ? all : done;
    all += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return all;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  ssize_t all = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = pwrite64(fd, parts[i].iov_base, parts[i].iov_len, at + all);
    if (done < 0) return all ? all : done;
    all += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return all;
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return pwritev(fd, parts, count, at); }

/* A database server asks for room before it writes. */
int posix_fallocate64(int fd, off_t at, off_t n) {
  struct stat file;
  REAL(posix_fallocate64);
  if (!open_there(fd, &file)) return real(fd, at, n);
  enter();
  int done = room(&file, n, at) < n ? ENOSPC : real(fd, at, n);
  leave();
  return done;
}
int posix_fallocate(int fd, off_t at, off_t n) { return posix_fallocate64(fd, at, n); }

/* Node copies files by sendfile or copy_file_range, under either name. Refused, it reads and writes instead, which is logged. */
ssize_t sendfile64(int out, int in, off_t *at, size_t n) {
  struct stat file;
  REAL(sendfile64);
  if (!open_there(out, &file)) return real(out, in, at, n);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile(int out, int in, off_t *at, size_t n) { return sendfile64(out, in, at, n); }

long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (!real) real = dlsym(RTLD_NEXT, "syscall");
  struct stat file;
  long a[6];
  va_list given;
  va_start(given, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(given, long);
  va_end(given);
  if (number == SYS_copy_file_range && open_there((int)a[2], &file)) {
    errno = ENOSYS;
    return -1;
  }
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int ftruncate64(int fd, off_t size) {
  struct stat file;
  REAL(ftruncate64);
  if (!open_there(fd, &file)) return real(fd, size);
  enter();
  int done = real(fd, size);
  if (done == 0) keep(TRUNCATE, file.st_ino, size, 0, 0, "", 0);
  leave();
  return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fsync(int fd) {
  struct stat file;
  REAL(fsync);
  if (!open_there(fd, &file)) return real(fd);
  enter();
  int fails = (fault == SYNC_ONCE || fault == SYNC_FROM) && --left <= 0 && (fault == SYNC_FROM || left == 0);
  if (fails) errno = EIO;
  /* The disk is built from the log: what the machine's own disk does costs time and proves nothing. */
  else keep(S_ISDIR(file.st_mode) ? SYNC_FOLDER : SYNC, file.st_ino, 0, 0, 0, "", 0);
  leave();
  return fails ? -1 : 0;
}
int fdatasync(int fd) { return fsync(fd); }

static int opened(const char *path, int flags, mode_t mode) {
  char name[PATH_MAX];
  struct stat before, after;
  if (!(flags & (O_CREAT | O_TRUNC)) || !named(path, name)) return real_open(path, flags, mode);
  enter();
  int was = stat(path, &before) == 0;
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fstat(fd, &after) == 0) {
    if (!was) keep(CREATE, after.st_ino, 0, 0, 0, name, strlen(name));
    else if (flags & O_TRUNC) keep(TRUNCATE, after.st_ino, 0, 0, 0, "", 0);
  }
  leave();
  return fd;
}

#define OPENED \
  mode_t mode = 0; \
  va_list given; \
  va_start(given, flags); \
  if (flags & O_CREAT) mode = va_arg(given, mode_t); \
  va_end(given); \
  return opened(path, flags, mode)
int open(const char *path, int flags, ...) { OPENED; }
int open64(const char *path, int flags, ...) { OPENED; }

static int renames(enum act act, const char *from, const char *to, int (*real)(const char *, const char *)) {
  char names[2 * PATH_MAX], target[PATH_MAX];
  struct stat file;
  if (!named(from, names) || !named(to, target)) return real(from, to);
  enter();
  size_t n = strlen(names) + 1;
  strcpy(names + n, target);
  int done = real(from, to);
  if (done == 0 && stat(to, &file) == 0) keep(act, file.st_ino, 0, 0, 0, names, n + strlen(target));
  leave();
  return done;
}
int rename(const char *from, const char *to) {
  REAL(rename);
  return renames(RENAME, from, to, real);
}
int link(const char *from, const char *to) {
  REAL(link);
  return renames(LINK, from, to, real);
}

int unlink(const char *path) {
  char name[PATH_MAX];
  REAL(unlink);
  if (!named(path, name)) return real(path);
  enter();
  int done = real(path);
  if (done == 0) keep(UNLINK, 0, 0, 0, 0, name, strlen(name));
  leave();
  return done;
}
