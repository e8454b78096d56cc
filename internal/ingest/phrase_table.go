package ingest

// The tables that phrase.go reads: what sites put around reports, in the plain
// form of a line. They are text, not maps, so that nothing is built when the
// program starts.

// labelTable holds whole lines.
const labelTable = `
advertisement; advertisements; advertising; ad; ads; ad feedback; sponsored; sponsored content; sponsor message; paid content; paid post; promoted;
promoted content; story continues below advertisement; article continues below advertisement; story continues; continue reading;
continue reading the main story; scroll to continue; skip advertisement; skip ad; skip to content; skip to main content; skip to navigation;
skip to footer; menu; main menu; search; search site; home; homepage; log in; login; sign in; sign up; sign out; register; subscribe; subscribe now;
my account; account; newsletter; newsletters; sign up for our newsletter; e-paper; epaper; contact; contact us; about us; careers; privacy;
privacy policy; terms of use; terms of service; terms and conditions; cookie policy; cookie settings; accept; accept all; accept cookies; reject all;
manage cookies; manage preferences; ok; got it; close; x; ×; dismiss; back to top; go to top; top; print; print this page; print article; email;
e-mail; mail; share; share this; share this article; share this story; share article; share on facebook; share on twitter; share on x;
share on linkedin; share on whatsapp; share on social media; share via email; share via; share page; share link; share options; copy link; copy url;
link copied; copied; copied to clipboard; save; save article; save this article; saved; bookmark; bookmark this; bookmark this article; tweet;
tweet this; pin; pin it; pinterest; facebook; twitter; x (twitter); instagram; linkedin; whatsapp; telegram; reddit; flipboard; messenger; youtube;
tiktok; snapchat; threads; bluesky; mastodon; rss; google news; gift; gift this article; gift article; give this article; follow; follow us;
following; like; likes; loading; please wait; play; pause; mute; unmute; play video; watch; watch live; watch now; listen; listen live; listen now;
live radio; play live radio; next up; available on air stations; on air; now playing; up next; live tv; download; transcript; embed;
toggle more options; fullscreen; exit fullscreen; expand; view gallery; view slideshow; gallery; photos; photo; photo gallery; video; videos; image;
images; hide caption; toggle caption; enlarge this image; open image in gallery; image 1 of 1; full screen; read full story; read the full story;
show more; see more; view more; load more; learn more; more details; full story; read less; show less; listen to this article; listen to article;
listen to this story; audio; previous; next; prev; previous article; next article; previous post; next post; translate; language; font size;
text size; a+; a-; aa; night mode; dark mode; report a typo; report an error; request reprints; reprints; rights & permissions; license this article;
donate; support us; become a member; join; join us; get the app; download the app; add to favorites; most read stories; thank you for reading;
thanks for reading; thank you for subscribing; the daily newsletter; in this article; in this story; on this page; contents; table of contents;
notifications; allow notifications; enable notifications; edition; us edition; uk edition; international edition; settings; profile; help; feedback;
site map; sitemap; view comments; show comments; hide comments; comments are closed; be the first to comment; no comments; no comments yet;
world news; latest; breaking; breaking news; live updates;
`

// pointerTable holds whole lines that stand over pointers to other reports.
const pointerTable = `
related; related stories; related articles; related story; related article; related news; related topics; related content; related coverage;
related posts; related links; related video; related videos; recommended; recommended stories; recommended for you; recommended reading;
recommended articles; you may also like; you might also like; you may be interested in; you may have missed; more stories; more news; more from;
more on this; more on this story; more on this topic; more like this; more to read; most read; most popular; most viewed; most shared;
most commented; trending; trending now; top stories; latest news; latest stories; latest headlines; editors' picks; editor's picks; editor's pick;
editors' choice; popular; popular now; popular stories; don't miss; what to read next; read next; also read; read also; see also; read more; more;
today's top stories; must reads; must read; other stories; elsewhere on the web; from around the web; from our partners; around the web;
stories you may like; list of recommended stories; topics; tags; filed under; categories; category; in case you missed it; explore more;
keep reading;
`

// commentTable holds whole lines that stand over what readers say.
const commentTable = `
comment; comments; leave a comment; leave a reply; post a comment; add a comment; join the conversation; join the discussion; view all comments;
reader comments; readers' comments; conversation; discussion
`

// phraseTable holds what lines begin with. Behind " … " stands what the line
// must hold too. "~": only where the line does not end as a sentence, since a
// sentence of a report might begin so.
const phraseTable = `
~advertisement; ~story continues below; ~article continues; ~skip to; ~jump to; ~toggle; ~open navigation; ~close alert; ~view on; ~type your search;
~not a member; forgot password; ~cookie banner; read or share this story; ~share this; ~share on; ~click to share; click to … (opens in; sign up for;
sign up to; sign up now; subscribe to; subscribe for; subscribe today; please subscribe; click here; tap here; follow us on; like us on; find us on;
~join our; join us on; download our; download the … app; ~get daily; ~get the latest; get the latest … inbox; get breaking news; get updates;
get our … newsletter; get the day's; get all the … inbox; ~our free; a weekly newsletter; a daily newsletter; enter your email; your email address;
~email address; invalid email; by clicking … you; by signing up … you; by submitting … you; by subscribing … you; by registering … you;
by entering your; by providing your; by continuing … you; we use cookies; we and our … partners; this site uses cookies; this website uses cookies;
this site is protected by; the … privacy policy and terms of service apply; you can unsubscribe; unsubscribe at any time; thank you for subscribing;
thanks for signing up; something went wrong … try again; ~something went wrong; an error has occurred; please enable javascript;
javascript is … disabled; please disable … blocker; to view this video; your browser … support; this video … cannot be played;
this video can not be played; media playback is; playback is unsupported; already a subscriber; already have an account; already a member;
to continue reading; this article is for subscribers; this content is … subscribers; create a free account; support our … journalism;
support independent journalism; we pay for your stories; do you have a story; do you have a … email; got a tip; got a news tip; have a tip;
have you been affected by; this article was originally published; this story was originally published; this article originally appeared;
this story originally appeared; this article first appeared; this article was first published; ~originally published in; ~originally published by;
this article is more than … old; this article appeared in … print; a version of this article appears in print; the views expressed … necessarily;
the views expressed … author; the opinions expressed … author; ~our standards; our standards: the … trust principles; copy this link;
these are external links; the bbc is not responsible for; ~about sharing; estimated reading time; ~reading time; ~listen to this; ~listen ·;
this story is available exclusively; ~add as a preferred source; ~add … preferred source on google; ~make us … preferred source; ~sponsored by;
~presented by; ~brought to you by; get real time updates; catch all the … app;
= related
~tags:; ~topics:; ~filed under; ~posted in; ~categories:; ~view all; ~see all; ~show all; ~related topics; related:; related |; related story:;
related article:; read more:; read more |; ~read more on; ~read more about; ~read more from; read also:; also read:; also read |; also read -;
~[also read; see also:; read next:; must read:; don't miss:; recommended:; go deeper:; ~more:; ~read:; ~read |; ~watch:; ~watch |; ~listen:; ~video:;
~in pictures:; ~trending:; ~more coverage; ~more from; ~more on; ~more in;
`

// insideTable holds what only a site's own lines hold, wherever it stands.
const insideTable = `
= copyright
all rights reserved; may not be published, broadcast, rewritten; may not be reproduced without; copyright infringement … reserved;
= furniture
delivered to your inbox; directly to your inbox; straight to your inbox; sent to your inbox; in your inbox … newsletter; terms of service apply;
you agree to our; you agree to the terms; unsubscribe at any time;
`
