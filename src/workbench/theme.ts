import type { ThemeConfig } from 'antd'

const hei = '-apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** The tokens of styles.css, for Ant Design's parts. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#17596A', colorLink: '#17596A', colorInfo: '#2A5A9C', colorSuccess: '#27694A',
    colorWarning: '#7E5208', colorError: '#AE2F1C', colorText: '#17272B', colorTextSecondary: '#42545A',
    colorTextTertiary: '#5A6B71', colorTextDescription: '#5A6B71', colorTextPlaceholder: '#5A6B71',
    colorTextDisabled: '#5A6B71', colorBgLayout: '#F3F6F6', colorBgContainerDisabled: '#E9EEEF',
    colorBorder: '#7A8B91', colorBorderSecondary: '#DDE4E6', controlItemBgActive: '#E3EFF1',
    // grounds and edges as in styles.css: the derived ones come out muddy from dark state colours
    colorPrimaryBg: '#E3EFF1', colorPrimaryBgHover: '#D5E7EA', colorPrimaryBorder: '#A8CAD1',
    colorWarningBg: '#FBF3DF', colorWarningBorder: '#E3C98C', colorErrorBg: '#FBEDE9', colorErrorBorder: '#E6B7AB',
    colorSuccessBg: '#E6F2EB', colorSuccessBorder: '#A6CDB7', colorInfoBg: '#E9F0F8', colorInfoBorder: '#B1C7E4',
    fontFamily: hei, fontSize: 14, fontWeightStrong: 600, borderRadius: 6, borderRadiusLG: 10,
    controlHeight: 32, controlHeightSM: 26, controlHeightLG: 40, motionDurationMid: '0.12s', motionDurationSlow: '0.15s',
  },
  components: {
    Layout: { siderBg: '#F3F6F6', bodyBg: '#FFFFFF' },
    Table: {
      headerBg: '#F3F6F6', headerColor: '#17272B', headerSplitColor: 'transparent', rowHoverBg: '#F8FAFA',
      rowSelectedBg: '#F1F7F8', cellPaddingBlock: 5, cellPaddingInline: 12,
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', defaultBorderColor: '#C2CDD0' },
  },
}
