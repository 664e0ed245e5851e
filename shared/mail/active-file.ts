/**
 * Files that do something when they are opened: programs, scripts, shortcuts, pages with scripts. Nobody sends one with
 * a complaint but by mistake or to harm. They are passed on under a name that opens as text, so that nothing is lost
 * and nothing runs. SES refuses a letter with most of them (its developer guide, "Unsupported attachment types").
 */

/** What SES refuses, then what a browser or Windows runs besides. */
const ACTIVE = new Set(
  `ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse ksh lib lnk mad maf mag mam maq
  mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst ops pcd pif plg prf prg reg scf
  scr sct shb shs sys ps1 ps1xml ps2 ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd ws wsc wsf wsh xnk
  htm html xhtml shtml mht mhtml svg svgz xml xsl xslt swf jar jnlp mjs php sh py iso img vhd vhdx appx msix msix appref-ms
  application library-ms search-ms settingcontent-ms website webloc desktop diagcab theme xll wll`.split(/\s+/),
);

const ACTIVE_TYPES =
  /^(?:text\/(?:html|xml|javascript|vbscript|x-[a-z-]{0,30}script)|image\/svg\+xml|application\/(?:xhtml\+xml|xml|javascript|ecmascript|hta|x-[a-z-]{0,30}(?:script|sh|bat)|x-ms(?:download|dos-program|i|-shortcut)|x-dosexec|java-archive|x-shockwave-flash)|multipart\/related)$/;

interface NamedFile {
  readonly name: string;
  readonly contentType: string;
}

export function isActiveFile({ name, contentType }: NamedFile): boolean {
  const extension = /\.([^.]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return ACTIVE.has(extension) || ACTIVE_TYPES.test(contentType.toLowerCase());
}

/** The same file as one that opens as text; any other file as it is. */
export function asInertFile({ name, contentType }: NamedFile): NamedFile {
  return isActiveFile({ name, contentType })
    ? { name: `${name || 'sans-nom'}.txt`, contentType: 'text/plain' }
    : { name, contentType };
}
